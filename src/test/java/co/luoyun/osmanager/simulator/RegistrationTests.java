package co.luoyun.osmanager.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.controller.ConnectionState;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/** The real connection against the development controller. */
class RegistrationTests {

	private static final Secret KEY = new Secret("015e33a8-787d-457e-b84d-c2a101a816e0");

	private static final Duration QUICK = Duration.ofMillis(20);

	private static final ControllerProperties PROPERTIES = new ControllerProperties(Duration.ofSeconds(10),
			List.of(QUICK), Duration.ofMillis(100), QUICK, Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(90));

	private static final ControllerFiles FILES = new ControllerFiles(Path.of("target/no-such-folder/controller"),
			Path::of);

	private final List<String> log = new CopyOnWriteArrayList<>();

	private final AtomicReference<ApplicationStatus> status = new AtomicReference<>(ApplicationStatus.UNKNOWN);

	private final CurrentConfiguration configuration = new CurrentConfiguration();

	private final SimulatedController controller = new SimulatedController(
			ControllerOptions.onLoopback(new SharedKey(KEY.reveal())), Clock.systemUTC(), this.log::add);

	private final ControllerConnection connection = new ControllerConnection(this.configuration, FILES,
			this.status::get, PROPERTIES, Clock.systemUTC(), Ticker.SYSTEM, RandomGenerator.of("L64X128MixRandom"));

	@BeforeEach
	void startController() throws Exception {
		this.controller.start();
		configure(KEY);
	}

	@AfterEach
	void stopBoth() {
		this.connection.stop();
		this.controller.stop();
	}

	@Test
	void registersAndReports() {
		this.status.set(ApplicationStatus.RUNNING);
		this.connection.start();
		awaitServing();
		assertThat(this.log).contains("instance 10 registered from 127.0.0.1", "instance 10 serving");
		assertThat(this.connection.snapshot()).satisfies((snapshot) -> {
			assertThat(snapshot.state()).isEqualTo(ConnectionState.REGISTERED);
			assertThat(snapshot.peer()).hasValue(new Endpoint("127.0.0.1", this.controller.port()));
			assertThat(snapshot.localAddress()).hasValue("127.0.0.1");
			assertThat(snapshot.lastContact()).isPresent();
			assertThat(snapshot.missingSince()).isEmpty();
		});
	}

	@Test
	void reportsAChangeOnce() {
		this.connection.start();
		await().until(() -> reported(ApplicationStatus.UNKNOWN));
		this.status.set(ApplicationStatus.RUNNING);
		this.connection.statusChanged();
		this.connection.statusChanged();
		awaitServing();
		this.status.set(new ApplicationStatus(2003));
		this.connection.statusChanged();
		await().until(() -> reported(new ApplicationStatus(2003)));
		assertThat(this.log).containsOnlyOnce("instance 10 serving");
	}

	@Test
	void answersQueryAndEcho() {
		this.status.set(ApplicationStatus.RUNNING);
		this.connection.start();
		awaitServing();
		assertThat(this.controller.query(10).join().status()).isEqualTo(Packet.QueryReply.SERVING);
		assertThat(this.controller.query(10).join())
			.isEqualTo(new Packet.QueryReply(2, 10, Packet.QueryReply.SERVING, "127.0.0.1"));
		assertThat(this.controller.echo(10, "hello").join()).isEqualTo(Bytes.ascii("hello"));
		this.status.set(ApplicationStatus.FAILED);
		assertThat(this.controller.query(10).join().status()).isEqualTo(Packet.QueryReply.RUNNING);
		assertThat(this.controller.query(11)).isCompletedExceptionally();
	}

	@Test
	void comesBackAfterARestartOfTheController() throws Exception {
		this.status.set(ApplicationStatus.RUNNING);
		this.connection.start();
		awaitServing();
		this.controller.stop();
		await().until(() -> !this.connection.snapshot().registered());
		assertThat(this.connection.snapshot().missingSince()).isPresent();
		this.controller.start();
		awaitServing();
		assertThat(this.controller.instances().getFirst().registrations()).isEqualTo(2);
	}

	@Test
	void saysThatTheKeyIsWrong() {
		configure(new Secret("another-key"));
		this.connection.start();
		await().until(() -> this.connection.snapshot().lastFailureKind().equals(Optional.of(FailureKind.WRONG_KEY)));
		assertThat(this.connection.snapshot().lastFailure().orElseThrow().toString()).contains("KEY in luoyun.conf")
			.doesNotContain("another-key");
		await().until(() -> this.log.stream()
			.anyMatch((event) -> event.contains("instance 10 gone: it closed the "
					+ "connection instead of authenticating itself: most likely its KEY is not the one here")));
		assertThat(this.controller.instances()).isEmpty();
	}

	@Test
	void twoInstancesWithOneTagAreToldAtBothEnds() {
		ControllerConnection twin = new ControllerConnection(this.configuration, FILES, this.status::get, PROPERTIES,
				Clock.systemUTC(), Ticker.SYSTEM, RandomGenerator.of("L64X128MixRandom"));
		this.connection.start();
		twin.start();
		try {
			await().until(() -> this.connection.statistics().failures(FailureKind.THROWN_OUT)
					+ twin.statistics().failures(FailureKind.THROWN_OUT) > 0);
			assertThat(this.log).anyMatch((event) -> event.matches("instance 10 connects from 127.0.0.1:[0-9]+, so its "
					+ "older connection from 127.0.0.1:[0-9]+ is closed; if this goes on, two instances have this TAG"));
		}
		finally {
			twin.stop();
		}
	}

	@Test
	void everyRegistrationIsFollowedByAReport() {
		this.status.set(new ApplicationStatus(2042));
		this.connection.start();
		for (int registrations = 1; registrations <= 3; registrations++) {
			int expected = registrations;
			await().until(
					() -> this.log.stream().filter("instance 10 not serving, status 2042"::equals).count() == expected);
			this.controller.disconnect(10);
		}
	}

	@Test
	void saysThatTheControllerRefuses() {
		this.controller.setRefused(10, true);
		this.connection.start();
		await().until(() -> this.connection.snapshot().lastFailureKind().equals(Optional.of(FailureKind.REFUSED)));
		this.controller.setRefused(10, false);
		await().until(() -> this.connection.snapshot().registered());
	}

	@Test
	void aNewConfigurationIsActedOnAtOnce() {
		configure(new Secret("another-key"));
		this.connection.start();
		await().until(() -> this.connection.snapshot().lastFailureKind().equals(Optional.of(FailureKind.WRONG_KEY)));
		configure(KEY);
		this.connection.reconfigure();
		await().until(() -> this.connection.snapshot().registered());
		this.configuration.set(new Configuration.Unconfigured(Message.plain("gone"), List.of(), List.of()));
		this.connection.reconfigure();
		assertThat(this.connection.snapshot().state()).isEqualTo(ConnectionState.NOT_CONFIGURED);
		await().until(() -> !this.controller.instances().getFirst().connected());
	}

	@Test
	void aConfigurationThatSaysTheSameLeavesTheConnectionAlone() {
		this.connection.start();
		await().until(() -> this.connection.snapshot().registered());
		configure(KEY);
		this.connection.reconfigure();
		assertThat(this.connection.snapshot().registered()).isTrue();
		this.connection.check();
		assertThat(this.connection.snapshot().registered()).isTrue();
	}

	@Test
	void stopsAtOnceAndCleanly() {
		this.connection.start();
		await().until(() -> this.connection.snapshot().registered());
		this.connection.stop();
		assertThat(this.connection.snapshot().state()).isEqualTo(ConnectionState.STOPPED);
		await().until(() -> this.log.contains("instance 10 gone: it closed the connection"));
	}

	@Test
	void twoControllersOnOnePortAreTold() {
		SimulatedController second = new SimulatedController(
				ControllerOptions.onLoopback(new SharedKey(KEY.reveal())).withPort(this.controller.port()),
				Clock.systemUTC(), this.log::add);
		assertThatIOException().isThrownBy(second::start).withMessageContaining("choose another port");
	}

	private void awaitServing() {
		await().until(() -> this.controller.instances().stream().anyMatch(RegisteredInstance::serving));
	}

	private boolean reported(ApplicationStatus expected) {
		return this.controller.instances()
			.stream()
			.anyMatch((instance) -> instance.report().equals(OptionalInt.of(expected.value())));
	}

	private void configure(Secret key) {
		LuoYunConf conf = new LuoYunConf(Optional.of(new Endpoint("127.0.0.1", this.controller.port())),
				Optional.of(new Endpoint("127.0.0.1", 1)), OptionalInt.of(10), Optional.of(key), InstanceSettings.NONE,
				Map.of());
		this.configuration.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Clock.systemUTC().instant(), Duration.ZERO));
	}

}
