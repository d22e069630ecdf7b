package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Sandbox.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The time of day may be set while the system is configured. */
class OsClocksTests {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final SetClock clock = new SetClock();

	private final SetTicker ticker = new SetTicker();

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "PT-8H", "PT8H", "P-3650D", "P3650D" })
	void clockThatIsSetBetweenTwoRunsDoesNoHarm(Duration step) {
		Sandbox sandbox = new Sandbox(this.folder).file("etc/resolv.conf", "nameserver 192.0.2.1\n");
		InstanceSettings settings = Sandbox.settings(List.of(), List.of("192.0.2.53"), List.of(), "", "");
		OsConfigurer configurer = new OsConfigurer(sandbox.systemRoot(), sandbox.runner(), Sandbox.current(settings),
				Properties.DEFAULT, this.clock, this.ticker);
		for (int run = 0; run < 2; run++) {
			OsReport report = configurer.configure();
			assertThat(report.outcomes()).noneMatch((outcome) -> outcome.result() == SettingOutcome.Result.FAILED);
			assertThat(report.took()).isEqualTo(Duration.ZERO);
			assertThat(report.at()).contains(this.clock.instant());
			this.clock.forward(step);
		}
	}

	@Test
	void aLockIsWaitedForByTheTicker() throws Exception {
		Path file = this.folder.resolve("lock");
		CompletableFuture<Void> waiting;
		try (LockFile _ = LockFile.acquire(file, LIMIT, this.ticker, Message.plain("nobody"))) {
			waiting = CompletableFuture.runAsync(() -> acquire(file));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));
			this.ticker.forward(LIMIT.plusMillis(1));
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
				.withMessageContaining("locked for 15.0 s by this test");
		}
	}

	private void acquire(Path file) {
		try (LockFile _ = LockFile.acquire(file, LIMIT, this.ticker, Message.plain("this test"))) {
			throw new AssertionError("it is locked by another");
		}
		catch (FileSystemException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
