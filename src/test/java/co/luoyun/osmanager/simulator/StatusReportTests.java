package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.status.StatusProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the status program's end to the controller. */
@StartsPrograms
@Timeout(60)
class StatusReportTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	@TempDir
	Path folder;

	@Test
	void aChangeIsReportedWithinASecondOfTheProbesEnd() throws Exception {
		Map<String, Instant> heard = new ConcurrentHashMap<>();
		StatusProbe probe = probe();
		try (SimulatedController controller = new SimulatedController(ControllerOptions.onLoopback(new SharedKey(KEY)),
				Clock.systemUTC(), (event) -> heard.putIfAbsent(event, Clock.systemUTC().instant()))
			.start()) {
			ControllerConnection connection = connection(controller.port(), probe);
			probe.onChange((_) -> connection.statusChanged());
			connection.start();
			await().until(() -> connection.snapshot().registered());
			probe.start();
			await().until(() -> heard.containsKey("instance 10 serving"));
			// A child that holds on to both outputs must not delay the report.
			script("sleep 30 & exit 7");
			await().until(() -> heard.containsKey("instance 10 not serving, status 2007"));
			probe.stop();
			connection.stop();
			assertThat(probe.history()).hasSize(2);
			assertThat(delay(probe, 1, Objects.requireNonNull(heard.get("instance 10 serving"))))
				.isLessThan(Duration.ofSeconds(1));
			assertThat(delay(probe, 0, Objects.requireNonNull(heard.get("instance 10 not serving, status 2007"))))
				.isLessThan(Duration.ofSeconds(1));
		}
	}

	private static Duration delay(StatusProbe probe, int change, Instant heard) {
		return Duration.between(probe.history().get(change).at(), heard);
	}

	private StatusProbe probe() throws IOException {
		StatusProperties properties = new Binder(new MapConfigurationPropertySource(Map.of("interval", "1s")))
			.bindOrCreate("", StatusProperties.class);
		return new StatusProbe(new CommandRunner(CommandPolicy.runEverything()), Clock.systemUTC(), Ticker.SYSTEM,
				properties, script("exit 0"), Path.of("luoyun.conf"), Map::of);
	}

	private Path script(String body) throws IOException {
		Path fresh = Files.writeString(this.folder.resolve("fresh"), "#!/bin/sh\n" + body + "\n");
		Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
		return Files.move(fresh, this.folder.resolve("status"), StandardCopyOption.REPLACE_EXISTING,
				StandardCopyOption.ATOMIC_MOVE);
	}

	private ControllerConnection connection(int port, StatusProbe probe) {
		LuoYunConf conf = new LuoYunConf(Optional.of(new Endpoint("127.0.0.1", port)), Optional.empty(),
				OptionalInt.of(10), Optional.of(new Secret(KEY)), InstanceSettings.NONE, Map.of());
		CurrentConfiguration configuration = new CurrentConfiguration();
		configuration.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Clock.systemUTC().instant(), Duration.ZERO));
		return new ControllerConnection(configuration, new ControllerFiles(this.folder.resolve("remembered"), Path::of),
				probe::current, new Binder(new MapConfigurationPropertySource()).bindOrCreate("osmanager.controller",
						ControllerProperties.class),
				Clock.systemUTC(), Ticker.SYSTEM, new SplittableRandom(1));
	}

}
