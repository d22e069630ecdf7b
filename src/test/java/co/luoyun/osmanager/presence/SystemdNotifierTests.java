package co.luoyun.osmanager.presence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.CommandRunner;
import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SystemdNotifierTests {

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final AtomicBoolean serving = new AtomicBoolean(true);

	private final AtomicReference<String> state = new AtomicReference<>("The page is served");

	private final MockEnvironment environment = new MockEnvironment();

	private final CommandRunner recorder = new CommandRunner((command) -> {
		this.told.add(command.toString());
		return Optional.of(Message.plain("recorded by the test"));
	});

	@Test
	void tellsNobodyWithoutSystemd() {
		SystemdNotifier notifier = new SystemdNotifier(this.recorder, this.environment, Ticker.SYSTEM,
				this.serving::get, this.state::get);
		notifier.ready();
		notifier.stopping();
		assertThat(this.told).isEmpty();
	}

	@Test
	void tellsThatItIsReadyAndThatItStops() {
		this.environment.setProperty("NOTIFY_SOCKET", "/run/systemd/notify");
		SystemdNotifier notifier = new SystemdNotifier(this.recorder, this.environment, Ticker.SYSTEM,
				this.serving::get, this.state::get);
		notifier.ready();
		notifier.stopping();
		assertThat(this.told).containsExactly("systemd-notify --ready '--status=The page is served'",
				"systemd-notify STOPPING=1");
	}

	@Test
	void isAliveUntilItStops() {
		this.environment.setProperty("NOTIFY_SOCKET", "/run/systemd/notify");
		this.environment.setProperty("WATCHDOG_USEC", "20000");
		SystemdNotifier notifier = new SystemdNotifier(this.recorder, this.environment, Ticker.SYSTEM,
				this.serving::get, this.state::get);
		notifier.ready();
		await().until(() -> this.told.stream().filter("systemd-notify WATCHDOG=1"::equals).count() >= 2);
		notifier.stopping();
		int told = this.told.size();
		assertThat(this.told.getLast()).isIn("systemd-notify STOPPING=1", "systemd-notify WATCHDOG=1");
		await().during(Duration.ofMillis(200)).until(() -> this.told.size() <= told + 1);
	}

	@Test
	void saysHowItIs() {
		this.environment.setProperty("NOTIFY_SOCKET", "/run/systemd/notify");
		this.environment.setProperty("WATCHDOG_USEC", "20000");
		this.state.set("There is no page: port 8080 is taken");
		SystemdNotifier notifier = new SystemdNotifier(this.recorder, this.environment, Ticker.SYSTEM,
				this.serving::get, this.state::get);
		notifier.ready();
		// The watchdog's first ping may have come already.
		assertThat(this.told).startsWith("systemd-notify --ready '--status=There is no page: port 8080 is taken'");
		this.state.set("The page is served");
		await().until(() -> this.told.contains("systemd-notify '--status=The page is served'"));
		notifier.stopping();
		assertThat(this.told).containsOnlyOnce("systemd-notify '--status=The page is served'");
	}

	@Test
	void isNotAliveWhenThePageIsNotServed() {
		this.environment.setProperty("NOTIFY_SOCKET", "/run/systemd/notify");
		this.environment.setProperty("WATCHDOG_USEC", "20000");
		this.serving.set(false);
		SystemdNotifier notifier = new SystemdNotifier(this.recorder, this.environment, Ticker.SYSTEM,
				this.serving::get, this.state::get);
		notifier.ready();
		await().during(Duration.ofMillis(200)).until(() -> this.told.size() == 1);
		this.serving.set(true);
		await().until(() -> this.told.contains("systemd-notify WATCHDOG=1"));
		notifier.stopping();
	}

}
