package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import co.luoyun.osmanager.cli.configuration.SecretArgument;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.ControllerPage;
import co.luoyun.osmanager.simulator.SimulatedController;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the development controller, so that an appliance can be built and tried without a
 * cloud.
 */
@Command(name = "controller", sortOptions = false, mixinStandardHelpOptions = true,
		versionProvider = ImplementationVersion.class,
		description = "Runs a DEVELOPMENT controller: the other end of the controller protocol, for trying "
				+ "instances without a cloud. It manages no cloud and is not for production.",
		footer = { "", "Ends with Ctrl-C." })
final class ControllerCommand implements Callable<Integer> {

	private static final int CLOSE_SECONDS = 2;

	@Option(names = "--key", paramLabel = "[TAG=]KEY", converter = SecretArgument.class,
			description = "The KEY of an instance (TAG=KEY), or of every instance without one of its own (KEY); "
					+ "may be given several times; @FILE takes it from a file. Without any, a key is made up and shown.")
	private List<String> keys = List.of();

	@Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
			description = "Where to listen, 0.0.0.0 for every address (default: ${DEFAULT-VALUE}).")
	private InetAddress address = InetAddress.getLoopbackAddress();

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "1369",
			description = "Port for instances, 0 for any free one (default: ${DEFAULT-VALUE}).")
	private int port = 1369;

	@Option(names = "--page-port", paramLabel = "PORT", defaultValue = "8369",
			description = "Port of the live page and its metrics, always on loopback, 0 for any free one "
					+ "(default: ${DEFAULT-VALUE}).")
	private int pagePort = 8369;

	@Option(names = "--multicast", paramLabel = "GROUP:PORT",
			description = "Tell this multicast group every 10 s where the controller is, for discovery; "
					+ "usually 228.0.0.1:1369.")
	private Optional<String> multicast = Optional.empty();

	private final CountDownLatch closed = new CountDownLatch(1);

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, InterruptedException {
		requirePort("--port", this.port);
		requirePort("--page-port", this.pagePort);
		PrintWriter out = this.spec.commandLine().getOut();
		ControllerKeys known = new ControllerKeys(this.keys, () -> UUID.randomUUID().toString());
		try (SimulatedController controller = new SimulatedController(options(known), Clock.systemUTC(),
				(event) -> out.println(stamp(LocalTime.now(ZoneId.systemDefault())) + " " + event))
			.start();
				ControllerPage page = new ControllerPage(controller,
						new InetSocketAddress(InetAddress.getLoopbackAddress(), this.pagePort), Ticker.SYSTEM)) {
			out.println("Development controller, not for production. Live page: http://127.0.0.1:" + page.port() + "/");
			out.println("In an instance's luoyun.ini: CLC_IP=" + reachableAt() + " CLC_PORT=" + controller.port()
					+ known.invented().map((key) -> " KEY=" + key).orElse(""));
			out.flush();
			awaitEnd();
		}
		this.closed.countDown();
		return 0;
	}

	/** The time of an event; left to itself a time leaves seconds out that are 0. */
	static String stamp(LocalTime time) {
		return time.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
	}

	private String reachableAt() throws SocketException {
		if (!this.address.isAnyLocalAddress()) {
			return this.address.getHostAddress();
		}
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((each) -> each instanceof Inet4Address && !each.isLoopbackAddress())
			.map(InetAddress::getHostAddress)
			.collect(Collectors.joining(" or "));
	}

	private ControllerOptions options(ControllerKeys known) {
		return new ControllerOptions(Optional.of(this.address), this.port, known.byTag(), known.forAll(),
				this.multicast.map(this::group));
	}

	private InetSocketAddress group(String text) {
		int colon = text.lastIndexOf(':');
		try {
			InetSocketAddress group = new InetSocketAddress(text.substring(0, Math.max(0, colon)),
					Integer.parseInt(text.substring(colon + 1)));
			if (!group.isUnresolved() && group.getAddress().isMulticastAddress()) {
				return group;
			}
		}
		catch (IllegalArgumentException ex) {
			// Explained below, with what was expected.
		}
		throw new ParameterException(this.spec.commandLine(),
				"--multicast needs a multicast group and a port, as in 228.0.0.1:1369");
	}

	private void requirePort(String name, int value) {
		if (value < 0 || value > 65_535) {
			throw new ParameterException(this.spec.commandLine(),
					name + " needs a port from 1 to 65535, or 0 for any free one, not " + value);
		}
	}

	// The main thread waits here; Ctrl-C runs the hook, which lets the controller close.
	private void awaitEnd() throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			end.countDown();
			try {
				boolean ignored = this.closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "end-of-controller"));
		end.await();
	}

}
