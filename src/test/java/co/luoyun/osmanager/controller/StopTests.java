package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** In whatever state the connection is, it stops soon and leaves nothing behind. */
class StopTests {

	@TempDir
	Path folder;

	@Test
	void whileConnecting() throws Exception {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		// The kernel does not answer who knocks at a full queue.
		try (ServerSocket full = new ServerSocket(0, 1, loopback);
				Socket first = new Socket(loopback, full.getLocalPort());
				Socket second = new Socket(loopback, full.getLocalPort())) {
			assertThat(first.isConnected() && second.isConnected()).isTrue();
			stopsIn(ConnectionState.CONNECTING, full.getLocalPort());
		}
	}

	@Test
	void whileAuthenticating() throws Exception {
		try (ScriptedController silent = new ScriptedController(ScriptedController.Peer::awaitClose)) {
			stopsIn(ConnectionState.AUTHENTICATING, silent.port());
		}
	}

	@Test
	void whenRegistered() throws Exception {
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		})) {
			stopsIn(ConnectionState.REGISTERED, controller.port());
		}
	}

	@Test
	void whileDiscovering() throws Exception {
		Endpoint group = group();
		try (AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			agent.connect(Optional.empty(), Optional.of(group), Map.of());
			await().until(() -> agent.connection.snapshot().state() == ConnectionState.DISCOVERING);
			stops(agent, group);
		}
	}

	private void stopsIn(ConnectionState state, int port) throws IOException {
		Endpoint group = group();
		try (AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			agent.connect(Optional.of(new Endpoint("127.0.0.1", port)), Optional.of(group), Map.of());
			await().until(() -> agent.connection.snapshot().state() == state);
			stops(agent, group);
		}
	}

	private static void stops(AgentUnderTest agent, Endpoint group) {
		long start = System.nanoTime();
		agent.connection.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
		assertThat(agent.connection.snapshot().state()).isEqualTo(ConnectionState.STOPPED);
		await("nobody listens for join messages").during(Duration.ofMillis(300)).until(() -> isFree(group.port()));
	}

	private static boolean isFree(int port) {
		try (DatagramSocket socket = new DatagramSocket(port)) {
			return socket.isBound();
		}
		catch (SocketException ex) {
			return false;
		}
	}

	private static Endpoint group() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return new Endpoint("228.0.0.1", socket.getLocalPort());
		}
	}

}
