package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;

import co.luoyun.osmanager.web.TlsVisitor;

/**
 * Somebody with an address of their own, who asks on a new connection each time.
 *
 * @param address one of loopback's, such as {@code 127.0.0.7}
 * @param port the page's port on 127.0.0.1
 * @param encrypted whether it speaks TLS there
 */
record Visitor(String address, int port, boolean encrypted) {

	private static final int PATIENCE_MILLIS = 30_000;

	/** Speaks plain HTTP. */
	Visitor(String address, int port) {
		this(address, port, false);
	}

	/** The same by HTTPS, trusting everybody. */
	Visitor byHttps() {
		return new Visitor(this.address, this.port, true);
	}

	/** Opens a connection. */
	Socket connect() throws IOException {
		Socket socket = new Socket();
		try {
			socket.bind(new InetSocketAddress(this.address, 0));
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), PATIENCE_MILLIS);
			return this.encrypted ? TlsVisitor.over(socket) : socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
		catch (GeneralSecurityException ex) {
			socket.close();
			throw new IOException(ex);
		}
	}

	/**
	 * Sends a request as it is, and reads until the end of the connection.
	 * @param request the head, without its last empty line
	 * @return the answer with its head
	 */
	String ask(String request) throws IOException {
		try (Socket socket = connect()) {
			socket.getOutputStream()
				.write((request + "\r\nHost: i\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Asks for the front page.
	 * @return how long it took
	 * @throws IOException when it does not come
	 */
	Duration visit() throws IOException {
		long start = System.nanoTime();
		String answer = ask("GET / HTTP/1.1");
		if (!answer.startsWith("HTTP/1.1 200")) {
			throw new IOException("Not the page: " + answer.lines().findFirst().orElse("nothing"));
		}
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
