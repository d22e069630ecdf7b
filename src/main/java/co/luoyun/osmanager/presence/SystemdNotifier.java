package co.luoyun.osmanager.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Heartbeats;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Worker;
import co.luoyun.osmanager.web.server.PagePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells systemd that the service is ready, and from then on that it is alive. Without
 * systemd it does nothing.
 *
 * <p>
 * It runs systemd-notify(1), which sends in this process's name: root may name another
 * process as the sender of a Unix datagram, systemd-notify names its parent, and so the
 * unit says {@code NotifyAccess=main}, and no other child is heard. Java itself has no
 * datagram sockets of the Unix domain. A foreign function call for them takes 8 to 9 MB
 * of private memory and 0.2 s, with a start cache that was trained on it and with the
 * call interpreted rather than compiled as well; the program takes 10 ms each time.
 */
@Component
public class SystemdNotifier implements Working {

	private static final Logger logger = LoggerFactory.getLogger(SystemdNotifier.class);

	private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private static final String SOCKET = "NOTIFY_SOCKET";

	// Asked for once a minute.
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** A step that takes longer is told of. */
	private static final Duration NOTEWORTHY = Duration.ofSeconds(3);

	private final CommandRunner runner;

	private final BooleanSupplier serving;

	private final Supplier<String> state;

	private final Heartbeat heartbeat;

	private final String socket;

	private final Duration watchdog;

	private final Worker pings = new Worker("watchdog", this::ping);

	private boolean well = true;

	private String told = "";

	@Autowired
	SystemdNotifier(CommandRunner runner, Environment environment, Ticker ticker, ServingCheck serving, PagePort port,
			Heartbeats heartbeats) {
		this(runner, environment, ticker, serving::isServing, () -> state(port, heartbeats));
	}

	/**
	 * A notifier that has told nothing yet.
	 * @param runner runs systemd-notify
	 * @param environment says where systemd listens, and how often it wants to hear
	 * @param ticker measures whether the pings go on
	 * @param serving whether the service does its work
	 * @param state how the service is, for systemd's status
	 */
	SystemdNotifier(CommandRunner runner, Environment environment, Ticker ticker, BooleanSupplier serving,
			Supplier<String> state) {
		this.runner = runner;
		this.serving = serving;
		this.state = state;
		this.heartbeat = new Heartbeat("watchdog", ticker);
		this.socket = environment.getProperty(SOCKET, "");
		// In microseconds, see sd_watchdog_enabled(3).
		this.watchdog = Duration.ofNanos(environment.getProperty("WATCHDOG_USEC", Long.class, 0L) * 1000);
	}

	private static String state(PagePort port, Heartbeats heartbeats) {
		return Stream
			.concat(Stream.of(port.problem().map(Message::toString).orElse("The page is served")),
					heartbeats.late().stream().map(Message::toString))
			.collect(Collectors.joining("; "));
	}

	/**
	 * A step of the boot that may take longer than systemd waits for a start: while it
	 * goes on, systemd is asked once a minute to wait for it.
	 * @param name what it is, for systemd's status
	 * @param step ends by itself, sooner or later
	 */
	public Runnable awaited(String name, Runnable step) {
		return this.socket.isEmpty() ? step : () -> {
			Thread asking = Thread.startVirtualThread(() -> askForPatience(name));
			try {
				step.run();
			}
			finally {
				asking.interrupt();
			}
		};
	}

	private void askForPatience(String name) {
		try {
			Thread.sleep(NOTEWORTHY);
			boolean ignored = tell("--status=Starting: " + name);
			for (int minutes = 1; true; minutes++) {
				Thread.sleep(Duration.ofMinutes(1));
				ignored = tell("EXTEND_TIMEOUT_USEC=" + PATIENCE.toNanos() / 1000,
						"--status=Starting: " + name + ", for " + minutes + " min so far");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The system is configured, and the page is served if it can be. */
	public void ready() {
		if (this.socket.isEmpty()) {
			return;
		}
		this.told = this.state.get();
		if (tell("--ready", "--status=" + this.told)) {
			logger.info("Ready; systemd is notified");
		}
		if (this.watchdog.isPositive()) {
			this.pings.start();
		}
	}

	/** The service stops. */
	public void stopping() {
		this.pings.stop();
		this.heartbeat.rest();
		if (!this.socket.isEmpty()) {
			tell("STOPPING=1");
		}
	}

	// Four times in the limit, so that one which comes late changes nothing.
	private void ping() throws InterruptedException {
		while (true) {
			this.heartbeat.beat(this.watchdog);
			Thread.sleep(this.watchdog.toMillis() / 4);
			tellNews();
			if (this.serving.getAsBoolean()) {
				boolean ignored = tell("WATCHDOG=1");
			}
			else if (this.well) {
				this.well = false;
				logger.error("The page is not served any more, and systemd is not told that all is well: it will "
						+ "restart this service");
			}
		}
	}

	private void tellNews() {
		String now = this.state.get();
		if (!now.equals(this.told)) {
			this.told = now;
			boolean ignored = tell("--status=" + now);
		}
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	private boolean tell(String... words) {
		List<String> arguments = new ArrayList<>(List.of("systemd-notify"));
		arguments.addAll(List.of(words));
		Command command = Command.of(arguments).withEnvironment(Map.of(SOCKET, this.socket)).within(TIME_LIMIT);
		CommandResult result = this.runner.run(command);
		if (this.well && !result.succeeded() && !Thread.currentThread().isInterrupted()) {
			logger.warn("systemd could not be told {}: {}; it may restart this service", words[0], result.ending());
		}
		this.well = result.succeeded();
		return this.well;
	}

}
