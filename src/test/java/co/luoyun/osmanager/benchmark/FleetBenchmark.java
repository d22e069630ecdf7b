package co.luoyun.osmanager.benchmark;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.status.ApplicationStatus;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * How a fleet comes back to a controller that was away. Starts many agents' connections
 * with the default settings in one JVM, stops the controller, starts it again, and tells
 * how hard the agents knocked and when they were back.
 * <p>
 * Arguments: number of agents (2000), seconds the controller is away (60), whether it
 * announces itself by multicast ({@code announced} or {@code silent}), and settings of
 * the agents: {@code longest-wait=30s}. As agents take no announcement from loopback,
 * {@code announced} needs another network, best one of its own: {@code unshare -rn} with
 * {@code ip link add dev fleet type dummy}.
 */
public final class FleetBenchmark {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final InetSocketAddress GROUP = new InetSocketAddress("228.0.0.1", 1369);

	// No multicast address, so that nobody listens.
	private static final Endpoint NO_GROUP = new Endpoint("127.0.0.1", 1);

	private static final Duration SAMPLE = Duration.ofMillis(100);

	private final int size;

	private final boolean announced;

	private final InetAddress address;

	private final ControllerProperties properties;

	private final SimulatedController controller;

	private final List<ControllerConnection> fleet = new ArrayList<>();

	private FleetBenchmark(int size, boolean announced, Map<String, String> settings) throws SocketException {
		this.size = size;
		this.announced = announced;
		this.properties = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("",
				ControllerProperties.class);
		this.address = announced ? besidesLoopback() : InetAddress.getLoopbackAddress();
		this.controller = new SimulatedController(new ControllerOptions(Optional.of(this.address), 0, Map.of(),
				Optional.of(new SharedKey(KEY)), announced ? Optional.of(GROUP) : Optional.empty()), Clock.systemUTC(),
				(_) -> {
				});
	}

	public static void main(String[] args) throws Exception {
		int size = (args.length > 0) ? Integer.parseInt(args[0]) : 2000;
		Duration away = Duration.ofSeconds((args.length > 1) ? Integer.parseInt(args[1]) : 60);
		boolean announced = args.length > 2 && args[2].equals("announced");
		Map<String, String> settings = Stream.of(args)
			.skip(3)
			.map((each) -> each.split("=", 2))
			.collect(Collectors.toMap((each) -> each[0], (each) -> each[1]));
		new FleetBenchmark(size, announced, settings).run(away);
		System.exit(0);
	}

	private static InetAddress besidesLoopback() throws SocketException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((each) -> each instanceof Inet4Address && !each.isLoopbackAddress())
			.findFirst()
			.orElseThrow(() -> new SocketException("There is no network besides loopback"));
	}

	private void run(Duration away) throws Exception {
		this.controller.start();
		create();
		startSpreadOver(Duration.ofSeconds(10));
		awaitAll("registered at first", Duration.ofSeconds(60));
		printMemory();
		try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
			ScheduledFuture<?> _ = scheduler
				.scheduleWithFixedDelay(() -> this.fleet.forEach(ControllerConnection::check), 5, 5, TimeUnit.SECONDS);
			Sampling sampling = new Sampling(attempts());
			this.controller.stop();
			sample(sampling, away);
			long wasted = attempts() - sampling.first();
			this.controller.start();
			Sampling back = new Sampling(attempts());
			double half = sampleUntil(back, this.size / 2);
			double all = half + sampleUntil(back, this.size);
			System.out.printf("agents %d, controller away %d s, %s, longest wait %s, spread %s%n", this.size,
					away.toSeconds(), this.announced ? "announced" : "silent", this.properties.longestWait(),
					this.properties.reconnectSpread());
			System.out.printf("attempts a second while away: peak %.0f%n", sampling.peakPerSecond());
			System.out.printf("attempts a second afterwards: peak %.0f%n", back.peakPerSecond());
			System.out.printf("attempts wasted: %d (%.2f an agent)%n", wasted, (double) wasted / this.size);
			System.out.printf("half registered after %.1f s, all after %.1f s%n", half, all);
			scheduler.shutdownNow();
		}
	}

	private void create() {
		ControllerFiles files = new ControllerFiles(Path.of("target/benchmark-controller"), Path::of);
		SplittableRandom seeds = new SplittableRandom(1);
		for (int tag = 1; tag <= this.size; tag++) {
			this.fleet.add(new ControllerConnection(configuration(tag), files, () -> ApplicationStatus.RUNNING,
					this.properties, Clock.systemUTC(), Ticker.SYSTEM, seeds.split()));
		}
	}

	private CurrentConfiguration configuration(int tag) {
		LuoYunConf conf = new LuoYunConf(
				Optional.of(new Endpoint(this.address.getHostAddress(), this.controller.port())),
				Optional.of(this.announced ? new Endpoint(GROUP.getHostString(), GROUP.getPort()) : NO_GROUP),
				OptionalInt.of(tag), Optional.of(new Secret(KEY)), InstanceSettings.NONE, Map.of());
		CurrentConfiguration configuration = new CurrentConfiguration();
		configuration.set(new Configuration.Configured(conf, "benchmark", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Clock.systemUTC().instant(), Duration.ZERO));
		return configuration;
	}

	private void startSpreadOver(Duration duration) throws InterruptedException {
		long pause = duration.toNanos() / this.size;
		for (ControllerConnection each : this.fleet) {
			each.start();
			TimeUnit.NANOSECONDS.sleep(pause);
		}
	}

	private void awaitAll(String what, Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		while (registered() < this.size) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Only " + registered() + " of " + this.size + " " + what);
			}
			Thread.sleep(SAMPLE);
		}
	}

	private void sample(Sampling sampling, Duration duration) throws InterruptedException {
		for (long i = duration.toMillis() / SAMPLE.toMillis(); i > 0; i--) {
			Thread.sleep(SAMPLE);
			sampling.add(attempts());
		}
	}

	private double sampleUntil(Sampling sampling, int registered) throws InterruptedException {
		long start = System.nanoTime();
		while (registered() < registered) {
			sample(sampling, SAMPLE);
		}
		return (System.nanoTime() - start) / 1e9;
	}

	private long attempts() {
		return this.fleet.stream().mapToLong((each) -> each.statistics().attempts()).sum();
	}

	private long registered() {
		return this.controller.instances().stream().filter(RegisteredInstance::serving).count();
	}

	private void printMemory() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		long used = runtime.totalMemory() - runtime.freeMemory();
		System.out.printf("heap with all registered: %d MiB (%d KiB for an agent and its controller's side)%n",
				used >> 20, (used >> 10) / this.size);
	}

	/** The number of attempts at several moments. */
	private static final class Sampling {

		private static final double SECOND = 1e9;

		private final List<Long> times = new ArrayList<>();

		private final List<Long> totals = new ArrayList<>();

		Sampling(long first) {
			add(first);
		}

		void add(long total) {
			this.times.add(System.nanoTime());
			this.totals.add(total);
		}

		long first() {
			return this.totals.getFirst();
		}

		// A busy machine samples late, so the window is a second at least, not ten
		// samples.
		double peakPerSecond() {
			double peak = 0;
			int from = 0;
			for (int to = 1; to < this.times.size(); to++) {
				while (this.times.get(to) - this.times.get(from + 1) >= SECOND) {
					from++;
				}
				double seconds = Math.max(1, (this.times.get(to) - this.times.get(from)) / SECOND);
				peak = Math.max(peak, (this.totals.get(to) - this.totals.get(from)) / seconds);
			}
			return peak;
		}

	}

}
