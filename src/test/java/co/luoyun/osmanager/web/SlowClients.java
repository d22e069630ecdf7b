package co.luoyun.osmanager.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Clients that begin a request with much in it and do not come to its end. */
final class SlowClients implements AutoCloseable {

	/** Of a head. */
	static final String BEGINNING = "GET / HTTP/1.1\r\nHost: i\r\nX-Long: " + "a".repeat(7000);

	private final List<Socket> sockets = new ArrayList<>();

	private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

	SlowClients(int port, int count, String beginning) throws IOException {
		for (int i = 0; i < count; i++) {
			Socket socket = new Socket("127.0.0.1", port);
			this.sockets.add(socket);
			socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
		}
	}

	/** From now on sends a byte on each connection twice a second. */
	void drip() {
		ScheduledFuture<?> _ = this.pace.scheduleAtFixedRate(() -> this.sockets.forEach(SlowClients::drip), 0, 500,
				TimeUnit.MILLISECONDS);
	}

	private static void drip(Socket socket) {
		try {
			socket.getOutputStream().write('a');
		}
		catch (IOException ex) {
			// Closed by the server.
		}
	}

	/** Waits for what the server does with the first connection. */
	boolean firstIsClosed() throws IOException {
		Socket first = this.sockets.getFirst();
		first.setSoTimeout(20_000);
		try {
			first.getInputStream().transferTo(OutputStream.nullOutputStream());
			return true;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	@Override
	public void close() throws IOException {
		this.pace.shutdownNow();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

}
