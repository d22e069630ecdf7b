package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.controller.discovery.JoinListener;
import co.luoyun.osmanager.controller.discovery.Subnet;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An instance that has no network at first, then two, and whose address changes then;
 * between two network namespaces of the test's own, one for the instance and one for the
 * controller.
 */
@StartsPrograms
class ChangingNetworkTests {

	@Test
	void findsTheControllerOnceThereIsANetworkAndFollowsItsOwnAddress() {
		NetworkNamespace.requireThat("ip", "link", "add", "near", "type", "veth", "peer", "name", "far");
		String output = NetworkNamespace.run(Instance.class);
		assertThat(output).contains("without a network: luoyun.conf names no controller",
				"228.0.0.1:1369 on no interface");
		assertThat(output).contains("heard of: [10.77.0.1:1369, 10.78.0.1:1369]");
		assertThat(output).containsPattern("registered from 10\\.7[78]\\.0\\.2");
		assertThat(output).containsPattern("registered again from 10\\.7[78]\\.0\\.3 after [0-9] s");
		assertThat(output).contains("address changes: 1");
	}

	/** The instance's side. */
	static final class Instance {

		private static final Duration WINDOW = Duration.ofSeconds(2);

		private static final ControllerProperties PROPERTIES = new ControllerProperties(Duration.ofSeconds(10),
				List.of(WINDOW), WINDOW, WINDOW, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10),
				WINDOW, Duration.ofSeconds(90));

		private Instance() {
		}

		public static void main(String[] args) throws IOException {
			ControllerConnection connection = new ControllerConnection(NetworkNamespace.configuration(Optional.empty()),
					new ControllerFiles(Path.of("/nowhere/controller"), Path::of), () -> ApplicationStatus.RUNNING,
					PROPERTIES, Clock.systemUTC(), Ticker.SYSTEM, new SplittableRandom());
			connection.start();
			patiently().until(() -> connection.statistics().failures(FailureKind.NO_CONTROLLER_FOUND) > 0);
			System.out.println("without a network: " + connection.snapshot().lastFailure().orElseThrow());
			Set<String> heard = new ConcurrentSkipListSet<>();
			new JoinListener(ControllerSettings.USUAL_GROUP, WINDOW, Subnet::of,
					(each) -> heard.add(each.controller().toString()))
				.start();
			Process controller = startController();
			patiently().until(() -> connection.snapshot().registered() && heard.size() == 2);
			System.out.println("heard of: " + new TreeSet<>(heard));
			changeAddress(connection);
			System.out.println("address changes: " + connection.statistics().failures(FailureKind.ADDRESS_CHANGED));
			controller.destroyForcibly();
			System.exit(0);
		}

		private static void changeAddress(ControllerConnection connection) {
			String address = connection.snapshot().localAddress().orElseThrow();
			System.out.println("registered from " + address);
			ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
			ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(connection::check, 5, 5, TimeUnit.SECONDS);
			String other = address.replaceAll("2$", "3");
			String link = address.startsWith("10.77.") ? "near77" : "near78";
			NetworkNamespace.runHere("ip", "address", "del", address + "/24", "dev", link);
			NetworkNamespace.runHere("ip", "address", "add", other + "/24", "dev", link);
			long start = System.nanoTime();
			patiently().until(() -> connection.snapshot().registered()
					&& connection.snapshot().localAddress().equals(Optional.of(other)));
			System.out.println("registered again from " + other + " after "
					+ Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
		}

		// The other namespace is there before the controller, which finds its network set
		// up.
		private static Process startController() throws IOException {
			List<String> command = Stream
				.concat(Stream.of("unshare", "-n", "sh", "-c", "read go; exec \"$@\"", "sh"),
						NetworkNamespace.java(Controller.class).stream())
				.toList();
			Process process = new ProcessBuilder(command).inheritIO()
				.redirectInput(ProcessBuilder.Redirect.PIPE)
				.start();
			String pid = String.valueOf(process.pid());
			patiently().until(() -> !NetworkNamespace.runHere("readlink", "/proc/self/ns/net")
				.equals(NetworkNamespace.runHere("readlink", "/proc/" + pid + "/ns/net")));
			for (String network : List.of("77", "78")) {
				String near = "near" + network;
				String far = "far" + network;
				NetworkNamespace.runHere("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", pid);
				NetworkNamespace.runHere("ip", "address", "add", "10." + network + ".0.2/24", "dev", near);
				NetworkNamespace.runHere("ip", "link", "set", near, "up");
				NetworkNamespace.runHere("nsenter", "-t", pid, "-n", "ip", "address", "add",
						"10." + network + ".0.1/24", "dev", far);
				NetworkNamespace.runHere("nsenter", "-t", pid, "-n", "ip", "link", "set", far, "up");
			}
			process.outputWriter().append("go\n").flush();
			return process;
		}

		private static ConditionFactory patiently() {
			return await().atMost(Duration.ofSeconds(40));
		}

	}

	/** The controller's side: announces itself every 10 s on both its networks. */
	static final class Controller {

		private Controller() {
		}

		public static void main(String[] args) throws IOException, InterruptedException {
			ControllerOptions options = new ControllerOptions(Optional.empty(), 1369, Map.of(),
					Optional.of(ScriptedController.KEY), Optional.of(new InetSocketAddress("228.0.0.1", 1369)));
			new SimulatedController(options, Clock.systemUTC(), System.out::println).start();
			Thread.currentThread().join();
		}

	}

}
