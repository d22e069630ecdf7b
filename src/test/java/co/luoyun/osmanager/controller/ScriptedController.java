package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketDecoder;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.controller.protocol.SharedKey;

/** A controller that does to every connection what a test's script says. */
final class ScriptedController implements AutoCloseable {

	static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	static final int TAG = 10;

	private final ServerSocket server;

	private final AtomicInteger connections = new AtomicInteger();

	ScriptedController(Script script) throws IOException {
		this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
	}

	ScriptedController(ServerSocket server, Script script) {
		this.server = server;
		Thread.ofVirtual().start(() -> serve(script));
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** How many connections there have been. */
	int connections() {
		return this.connections.get();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void serve(Script script) {
		while (!this.server.isClosed()) {
			try {
				Peer peer = new Peer(this.server.accept());
				this.connections.incrementAndGet();
				Thread.ofVirtual().start(() -> run(script, peer));
			}
			catch (IOException ex) {
				// Closed, as the loop's condition tells.
			}
		}
	}

	private static void run(Script script, Peer peer) {
		try (Socket _ = peer.socket) {
			script.play(peer);
		}
		catch (IOException ex) {
			// The agent hung up, which most of these scripts are about.
		}
	}

	/** What happens on one connection; it is closed at the end. */
	interface Script {

		void play(Peer peer) throws IOException;

	}

	/** The controller's end of one connection. */
	static final class Peer {

		private final Socket socket;

		private final PacketDecoder decoder = new PacketDecoder();

		private final Queue<Packet> arrived = new ArrayDeque<>();

		Peer(Socket socket) {
			this.socket = socket;
		}

		/** The agent's next packet; fails when it closes the connection. */
		Packet next() throws IOException {
			byte[] buffer = new byte[1024];
			while (this.arrived.isEmpty()) {
				int length = this.socket.getInputStream().read(buffer);
				if (length < 0) {
					throw new IOException("the agent closed the connection");
				}
				this.decoder.add(buffer, length);
				for (Optional<Packet> each = this.decoder.next(); each.isPresent(); each = this.decoder.next()) {
					this.arrived.add(each.get());
				}
			}
			return this.arrived.remove();
		}

		void send(Packet... packets) throws IOException {
			sendBytes(PacketEncoder.encode(Arrays.asList(packets)));
		}

		void sendBytes(byte[] bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
		}

		/** Keeps the connection open until the agent closes it. */
		void awaitClose() throws IOException {
			while (true) {
				next();
			}
		}

		/** Packets 1 and 2: proves that it knows the key. */
		void proveItself() throws IOException {
			Packet.AuthRequest request = (Packet.AuthRequest) next();
			send(new Packet.AuthReply(request.tag(), KEY.apply(request.challenge())));
		}

		/** Packets 3 to 5. */
		void challenge() throws IOException {
			send(new Packet.AuthRequest(TAG, Challenges.random()));
			next();
			next();
		}

		/** The whole handshake, up to the first report. */
		void register(Packet... more) throws IOException {
			proveItself();
			challenge();
			List<Packet> packets = new ArrayList<>(List.of(new Packet.RegisterReply(Packet.REGISTERED)));
			packets.addAll(List.of(more));
			sendBytes(PacketEncoder.encode(packets));
		}

	}

}
