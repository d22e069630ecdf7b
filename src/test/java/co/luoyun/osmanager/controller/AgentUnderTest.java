package co.luoyun.osmanager.controller;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.RunningTicker;
import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.controller.connection.TimeSource;
import co.luoyun.osmanager.controller.discovery.HostNetwork;
import co.luoyun.osmanager.controller.discovery.Subnet;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.status.ApplicationStatus;

import static org.awaitility.Awaitility.await;

/** The real connection with quick settings, a clock that is set, and settable routes. */
final class AgentUnderTest implements AutoCloseable {

	private static final Duration QUICK = Duration.ofMillis(20);

	// No multicast address, so that nobody listens.
	private static final Optional<Endpoint> NO_GROUP = Optional.of(new Endpoint("127.0.0.1", 1));

	/** Gives up a silent step soon. */
	static final ControllerProperties IMPATIENT = properties(Duration.ofMillis(300));

	/** Gives a busy machine the time it needs. */
	static final ControllerProperties PATIENT = properties(Duration.ofSeconds(10));

	final SetClock clock = new SetClock();

	final RunningTicker ticker = new RunningTicker();

	final CurrentConfiguration configuration = new CurrentConfiguration();

	final AtomicReference<ApplicationStatus> status = new AtomicReference<>(ApplicationStatus.RUNNING);

	final AtomicReference<Optional<InetAddress>> route = new AtomicReference<>(Optional.empty());

	final AtomicBoolean routeFault = new AtomicBoolean();

	final ControllerConnection connection;

	AgentUnderTest(Path remembered) {
		this(remembered, PATIENT);
	}

	AgentUnderTest(Path remembered, ControllerProperties properties) {
		this(remembered, properties, (status) -> status);
	}

	AgentUnderTest(Path remembered, RandomGenerator random) {
		this(remembered, PATIENT, (status) -> status, random);
	}

	AgentUnderTest(Path remembered, ControllerProperties properties, UnaryOperator<ApplicationStatus> reading) {
		this(remembered, properties, reading, new SplittableRandom(7));
	}

	private AgentUnderTest(Path remembered, ControllerProperties properties, UnaryOperator<ApplicationStatus> reading,
			RandomGenerator random) {
		Function<InetSocketAddress, Optional<InetAddress>> routes = (_) -> {
			if (this.routeFault.get()) {
				throw new OutOfMemoryError("thrown by a test");
			}
			return this.route.get();
		};
		this.connection = new ControllerConnection(this.configuration, new ControllerFiles(remembered, Path::of),
				() -> reading.apply(this.status.get()), properties, new TimeSource(this.clock, this.ticker), random,
				new HostNetwork(routes, AgentUnderTest::withLoopback));
	}

	private static ControllerProperties properties(Duration step) {
		return new ControllerProperties(step, List.of(QUICK), QUICK, QUICK, Duration.ofSeconds(5),
				Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(90));
	}

	// Join messages are sent on loopback here, where nobody else hears them.
	static List<Subnet> withLoopback(NetworkInterface candidate) {
		return candidate.getInterfaceAddresses()
			.stream()
			.filter((each) -> each.getAddress() instanceof Inet4Address && each.getAddress().isLoopbackAddress())
			.map((each) -> new Subnet(each.getAddress(), each.getNetworkPrefixLength()))
			.toList();
	}

	AgentUnderTest connectTo(int port) {
		return connect(Optional.of(new Endpoint("127.0.0.1", port)), Optional.empty(), Map.of());
	}

	AgentUnderTest connect(Optional<Endpoint> controller, Optional<Endpoint> multicast, Map<String, String> other) {
		LuoYunConf conf = new LuoYunConf(controller, multicast.or(() -> NO_GROUP),
				OptionalInt.of(ScriptedController.TAG), Optional.of(new Secret("015e33a8-787d-457e-b84d-c2a101a816e0")),
				InstanceSettings.NONE, other);
		this.configuration.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Instant.EPOCH, Duration.ZERO));
		this.connection.start();
		return this;
	}

	void awaitFailure(FailureKind kind) {
		await().until(() -> this.connection.statistics().failures(kind) > 0);
	}

	void awaitRegistered() {
		await().until(() -> this.connection.snapshot().registered());
	}

	String lastFailure() {
		return this.connection.snapshot().lastFailure().map(Object::toString).orElse("none");
	}

	@Override
	public void close() {
		this.connection.stop();
	}

}
