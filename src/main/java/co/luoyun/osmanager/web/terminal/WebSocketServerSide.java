package co.luoyun.osmanager.web.terminal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The terminal server's side of a WebSocket, after it has answered to the opening
 * handshake (RFC 6455, section 4).
 *
 * @param socket the connection to it
 * @param input what it says after its answer
 * @param status the status code of its answer, 101 when there is a WebSocket now
 * @param headers the headers of its answer
 */
record WebSocketServerSide(Socket socket, InputStream input, int status,
		List<String> headers) implements AutoCloseable {

	private static final int CONNECT_MILLIS = 5_000;

	private static final int ANSWER_MILLIS = 10_000;

	private static final int HEAD_LIMIT = 16 * 1024;

	/**
	 * Asks for a WebSocket.
	 * @param port the terminal server's port on loopback
	 * @param request the head of the request, with its empty line
	 */
	static WebSocketServerSide ask(int port, String request) throws IOException {
		Socket socket = new Socket(Proxy.NO_PROXY);
		try {
			socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(ANSWER_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			InputStream input = new BufferedInputStream(socket.getInputStream());
			List<String> head = readHead(input).lines().toList();
			return new WebSocketServerSide(socket, input, status(head), head.subList(1, head.size()));
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private static String readHead(InputStream input) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		String read = "";
		while (!read.endsWith("\r\n\r\n")) {
			int next = input.read();
			if (next < 0 || head.size() > HEAD_LIMIT) {
				throw new ProtocolException("No whole answer to the opening handshake");
			}
			head.write(next);
			read = (next == '\n') ? head.toString(StandardCharsets.ISO_8859_1) : "";
		}
		return read;
	}

	private static int status(List<String> head) throws IOException {
		String line = head.getFirst();
		if (!line.matches("HTTP/1\\.1 [1-5]\\d\\d( .*)?")) {
			throw new ProtocolException("Not an HTTP/1.1 answer to the opening handshake");
		}
		return Integer.parseInt(line.substring(9, 12));
	}

	/** A header of its answer. */
	Optional<String> header(String name) {
		return this.headers.stream()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// Nothing is left to be closed.
		}
	}

}
