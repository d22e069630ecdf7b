package co.luoyun.osmanager.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.status.ApplicationStatus;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import org.slf4j.LoggerFactory;

/**
 * A controller that comes and goes without end, and what that costs its instance: memory,
 * threads, file handles and log lines should stay as they are. The connection is also
 * stopped and started now and then, with discovery on.
 * <p>
 * Argument: minutes (10).
 */
public final class FlappingSoak {

	private static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	private static final Duration BEAT = Duration.ofMillis(150);

	private static final int FLAPS_A_RESTART = 25;

	private static final int SAMPLES = 10;

	private static final int STARTS = 20;

	private static final AtomicLong LINES = new AtomicLong();

	// Not one of the ports that the system gives to clients: one that connects to such a
	// port of its own machine while nobody listens may be connected with itself.
	private static final int PORT = 21_369;

	private final SimulatedController controller = new SimulatedController(
			ControllerOptions.onLoopback(KEY).withPort(PORT), Clock.systemUTC(), (_) -> {
			});

	private int flaps;

	private FlappingSoak() {
	}

	public static void main(String[] args) throws Exception {
		countLogLines();
		new FlappingSoak().run(Duration.ofMinutes((args.length > 0) ? Long.parseLong(args[0]) : 10));
		System.exit(0);
	}

	private void run(Duration duration) throws Exception {
		this.controller.start();
		ControllerConnection connection = connection();
		try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
			ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(connection::check, 1, 1, TimeUnit.SECONDS);
			connection.start();
			flap(connection, Duration.ofSeconds(10));
			print(connection);
			for (int i = 0; i < SAMPLES; i++) {
				flap(connection, duration.dividedBy(SAMPLES));
				print(connection);
			}
			scheduler.shutdownNow();
		}
	}

	private void flap(ControllerConnection connection, Duration duration) throws Exception {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			this.controller.stop();
			Thread.sleep(BEAT);
			startController();
			Thread.sleep(BEAT);
			if (++this.flaps % FLAPS_A_RESTART == 0) {
				connection.stop();
				connection.start();
			}
		}
	}

	// On a busy machine the kernel may give the port back a moment after the close.
	private void startController() throws Exception {
		for (int tries = 1;; tries++) {
			try {
				this.controller.start();
				return;
			}
			catch (IOException ex) {
				if (tries == STARTS) {
					throw ex;
				}
				Thread.sleep(BEAT);
			}
		}
	}

	private ControllerConnection connection() {
		LuoYunConf conf = new LuoYunConf(Optional.of(new Endpoint("127.0.0.1", this.controller.port())),
				Optional.of(new Endpoint("228.0.0.1", this.controller.port())), OptionalInt.of(1),
				Optional.of(new Secret("015e33a8-787d-457e-b84d-c2a101a816e0")), InstanceSettings.NONE, Map.of());
		CurrentConfiguration configuration = new CurrentConfiguration();
		configuration.set(new Configuration.Configured(conf, "soak", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Clock.systemUTC().instant(), Duration.ZERO));
		Duration quick = Duration.ofMillis(50);
		Duration usual = Duration.ofSeconds(10);
		return new ControllerConnection(configuration, new ControllerFiles(Path.of("target/soak-controller"), Path::of),
				() -> ApplicationStatus.RUNNING,
				new ControllerProperties(usual, List.of(quick), quick, quick, usual, usual, usual, usual, usual),
				Clock.systemUTC(), Ticker.SYSTEM, new SplittableRandom());
	}

	private void print(ControllerConnection connection) throws IOException {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		System.out.printf(
				"flaps %5d, registrations %5d, failures of ours %d, heap %5d KiB, threads %d + %d virtual, handles %d, log lines %d%n",
				this.flaps, connection.statistics().registrations(),
				connection.statistics().failures(FailureKind.INTERNAL_ERROR),
				(runtime.totalMemory() - runtime.freeMemory()) >> 10,
				ManagementFactory.getThreadMXBean().getThreadCount(), virtualThreads(),
				system.getOpenFileDescriptorCount(), LINES.get());
	}

	private static long virtualThreads() throws IOException {
		Path dump = Files.createTempDirectory("soak").resolve("threads");
		ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
			.dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
		try (Stream<String> lines = Files.lines(dump)) {
			return lines.filter((line) -> line.startsWith("#") && line.contains(" virtual")).count();
		}
		finally {
			Files.delete(dump);
			Files.delete(dump.getParent());
		}
	}

	private static void countLogLines() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		AppenderBase<ILoggingEvent> counter = new AppenderBase<>() {
			@Override
			protected void append(ILoggingEvent event) {
				LINES.incrementAndGet();
			}
		};
		counter.setContext(context);
		counter.start();
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.INFO);
		root.detachAndStopAllAppenders();
		root.addAppender(counter);
	}

}
