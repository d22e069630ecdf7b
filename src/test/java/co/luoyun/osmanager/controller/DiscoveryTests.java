package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import co.luoyun.osmanager.controller.discovery.JoinListener;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.instance.Endpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Discovery by real multicast datagrams, on loopback. */
class DiscoveryTests {

	private static final Bytes GARBAGE = Bytes.ascii("no packet at all");

	private Endpoint group = new Endpoint("228.0.0.1", 1369);

	@TempDir
	Path folder;

	@BeforeAll
	static void loopbackCarriesMulticast() {
		Optional<String> fault = multicastFault();
		fault.ifPresent((text) -> System.err.println("SKIPPED DiscoveryTests: no multicast on loopback: " + text));
		assumeTrue(fault.isEmpty(), () -> "no multicast on loopback: " + fault.orElseThrow());
	}

	private static Optional<String> multicastFault() {
		try (MulticastSocket socket = new MulticastSocket(0)) {
			NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1"));
			InetSocketAddress group = new InetSocketAddress("228.0.0.1", socket.getLocalPort());
			socket.setNetworkInterface(loopback);
			socket.joinGroup(group, loopback);
			socket.setSoTimeout(2000);
			socket.send(new DatagramPacket(GARBAGE.toArray(), GARBAGE.length(), group));
			socket.receive(new DatagramPacket(new byte[64], 64));
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.of(ex.toString());
		}
	}

	@BeforeEach
	void chooseFreePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.group = new Endpoint("228.0.0.1", socket.getLocalPort());
		}
	}

	@Test
	void hearsJoinMessagesAndSkipsTheRest() {
		List<Endpoint> heard = new CopyOnWriteArrayList<>();
		JoinListener listener = new JoinListener(this.group, Duration.ofSeconds(15), AgentUnderTest::withLoopback,
				(each) -> heard.add(each.controller()));
		listener.start();
		await().until(() -> {
			announce(GARBAGE.toArray());
			announce(PacketEncoder.encode(new Packet.QueryRequest(1)));
			announce(PacketEncoder.encode(new Packet.Unknown(101, Bytes.ascii("join me"))));
			announce(PacketEncoder.encode(new Packet.JoinRequest("10.0.0.1", 1369)));
			announce(PacketEncoder.encode(new Packet.JoinRequest("127.0.0.7", 1369)));
			return heard.size() > 1;
		});
		listener.stop();
		assertThat(heard).as("of the network it came from").containsOnly(new Endpoint("127.0.0.7", 1369));
		assertThat(listener.message()).asString().contains("228.0.0.1", "lo");
	}

	@Test
	void registersWithADiscoveredControllerAndRemembersIt() throws Exception {
		Path memory = this.folder.resolve("run/controller");
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		})) {
			try (AgentUnderTest agent = new AgentUnderTest(memory)) {
				agent.connect(Optional.empty(), Optional.of(this.group), Map.of());
				await().until(() -> agent.connection.snapshot().state() == ConnectionState.DISCOVERING);
				await().until(() -> {
					announce(join(controller));
					return agent.connection.snapshot().registered();
				});
				await().until(() -> Files.exists(memory));
			}
			assertThat(Files.readString(memory)).isEqualTo("127.0.0.1 " + controller.port() + "\nnone\n");
			try (AgentUnderTest restarted = new AgentUnderTest(memory)) {
				restarted.connect(Optional.empty(), Optional.of(this.group), Map.of()).awaitRegistered();
				assertThat(restarted.connection.statistics().attempts()).as("without any join message").isEqualTo(1);
			}
		}
	}

	@Test
	void aJoinMessageCutsTheWaitShort() throws Exception {
		Duration forever = Duration.ofMinutes(10);
		ControllerProperties patient = new ControllerProperties(Duration.ofSeconds(10), List.of(forever), forever,
				forever, forever, forever, forever, Duration.ofMillis(100), forever);
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"), patient)) {
			agent.connect(Optional.of(closedPort()), Optional.of(this.group), Map.of())
				.awaitFailure(FailureKind.UNREACHABLE);
			await().until(() -> agent.connection.snapshot().nextTry().isPresent());
			await().until(() -> {
				announce(join(controller));
				return agent.connection.snapshot().registered();
			});
			assertThat(agent.connection.statistics().attempts()).isLessThanOrEqualTo(3);
		}
	}

	@Test
	void aJoinMessageShortensTheWaitOfAnInstanceThatLostItsController() throws Exception {
		Duration cap = Duration.ofMinutes(10);
		ControllerProperties patient = new ControllerProperties(Duration.ofSeconds(10), List.of(cap), cap, cap, cap,
				cap, cap, Duration.ofMillis(100), cap);
		AtomicBoolean back = new AtomicBoolean();
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			if (back.get()) {
				peer.awaitClose();
			}
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"), patient)) {
			agent.connect(Optional.of(new Endpoint("127.0.0.1", controller.port())), Optional.of(this.group), Map.of())
				.awaitFailure(FailureKind.LOST);
			back.set(true);
			await().until(() -> agent.connection.snapshot().nextTry().isPresent());
			Instant planned = agent.connection.snapshot().nextTry().orElseThrow();
			await().until(() -> {
				announce(join(controller));
				return agent.connection.snapshot().nextTry().orElseThrow().isBefore(planned);
			});
			Instant sooner = agent.connection.snapshot().nextTry().orElseThrow();
			agent.ticker.forward(Duration.ofSeconds(30));
			List<Endpoint> heard = new CopyOnWriteArrayList<>();
			JoinListener witness = new JoinListener(this.group, Duration.ofSeconds(15), AgentUnderTest::withLoopback,
					(each) -> heard.add(each.controller()));
			witness.start();
			await().until(() -> {
				announce(join(controller));
				return heard.size() > 2;
			});
			witness.stop();
			assertThat(agent.connection.snapshot().nextTry()).as("repeating it does not shorten it again")
				.contains(sooner);
			assertThat(controller.connections()).isEqualTo(1);
		}
	}

	@Test
	void saysThatNobodyWasFound() {
		try (AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			agent.connect(Optional.empty(), Optional.of(this.group), Map.of())
				.awaitFailure(FailureKind.NO_CONTROLLER_FOUND);
			assertThat(agent.lastFailure()).contains("CLC_IP", "no join message", this.group.toString());
		}
	}

	@Test
	void aDiscoveredImpostorGetsNothing() throws Exception {
		List<Packet> told = new CopyOnWriteArrayList<>();
		try (ScriptedController impostor = new ScriptedController((peer) -> {
			peer.send(peer.next());
			told.add(peer.next());
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("run/controller"))) {
			agent.connect(Optional.empty(), Optional.of(this.group), Map.of());
			await().until(() -> {
				announce(join(impostor));
				return agent.connection.statistics().failures(FailureKind.REFLECTION) > 0;
			});
			assertThat(told).isEmpty();
			assertThat(this.folder.resolve("run/controller")).doesNotExist();
		}
	}

	private static byte[] join(ScriptedController controller) {
		return PacketEncoder.encode(new Packet.JoinRequest("127.0.0.1", controller.port()));
	}

	private static Endpoint closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new Endpoint("127.0.0.1", socket.getLocalPort());
		}
	}

	private void announce(byte[] datagram) throws IOException {
		try (MulticastSocket socket = new MulticastSocket()) {
			socket.setNetworkInterface(NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1")));
			socket.send(new DatagramPacket(datagram, datagram.length,
					new InetSocketAddress(this.group.host(), this.group.port())));
		}
	}

}
