package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import co.luoyun.osmanager.ForbidPrograms;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A drive that never answers takes no more than the time for all sources. */
@StartsPrograms
class StuckDriveTests {

	private static final Duration TIMEOUT = Duration.ofMillis(500);

	@Test
	void theNextSourceIsTaken(@TempDir Path folder) throws IOException, InterruptedException {
		// Opening a pipe that nobody writes to hangs as a broken drive does.
		Path device = folder.resolve("fd0");
		assertThat(new ProcessBuilder("mkfifo", device.toString()).start().waitFor()).isZero();
		SystemRoot root = new SystemRoot(folder, Path.of("/LuoYun"));
		Path conf = root.home(HomePath.LUOYUN_CONF);
		Files.createDirectories(conf.getParent());
		Files.writeString(conf, "TAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\n");
		Configuration configuration = new ConfigurationLoader(new FloppyProperties(device, null),
				new SourceProperties(TIMEOUT), root, ForbidPrograms.runner(), new CurrentConfiguration(),
				Clock.systemUTC(), Ticker.SYSTEM)
			.load();
		assertThat(configuration.conf().tag()).hasValue(10);
		assertThat(configuration).isInstanceOfSatisfying(Configuration.Configured.class, (configured) -> {
			assertThat(configured.notUsed().getFirst().toString()).contains("does not answer in time");
			assertThat(configured.took()).isGreaterThanOrEqualTo(TIMEOUT).isLessThan(Duration.ofSeconds(4));
		});
	}

}
