package co.luoyun.osmanager.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A terminal server for tests, in a process of its own: says back what it is told through
 * WebSockets, shows every request that it has got, and can be made to misbehave.
 */
final class EchoTerminal {

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final List<String> requests = new ArrayList<>();

	private EchoTerminal() {
	}

	/** What {@code osmanager.webssh.command} has to be. */
	static String command() {
		return "'" + Path.of(System.getProperty("java.home"), "bin/java") + "' -XX:TieredStopAtLevel=1 -cp '"
				+ Path.of("target/test-classes").toAbsolutePath() + "' " + EchoTerminal.class.getName()
				+ " {port} {bind} {base}";
	}

	public static void main(String[] args) throws IOException {
		EchoTerminal terminal = new EchoTerminal();
		try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 200, InetAddress.ofLiteral(args[1]))) {
			while (true) {
				Socket socket = server.accept();
				Thread.ofVirtual().start(() -> terminal.serve(socket));
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			DataInputStream input = new DataInputStream(socket.getInputStream());
			OutputStream output = socket.getOutputStream();
			String head = head(input);
			byte[] body = input.readNBytes(length(head));
			String request = head + new String(body, StandardCharsets.ISO_8859_1);
			synchronized (this) {
				this.requests.add(request);
			}
			if (head.contains("Upgrade: websocket")) {
				talk(head, input, output);
			}
			else {
				answer(head.split(" ")[1], output);
			}
		}
		catch (IOException | InterruptedException | NoSuchAlgorithmException ex) {
			// The other end is gone.
		}
	}

	private static String head(DataInputStream input) throws IOException {
		StringBuilder head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			head.append((char) input.readUnsignedByte());
		}
		return head.toString();
	}

	private static int length(String head) {
		return head.lines()
			.filter((line) -> line.regionMatches(true, 0, "Content-Length: ", 0, 16))
			.map((line) -> Integer.parseInt(line.substring(16)))
			.findFirst()
			.orElse(0);
	}

	@SuppressWarnings("StringConcatToTextBlock") // lines end with CRLF
	private void answer(String target, OutputStream output) throws IOException, InterruptedException {
		String path = target.replaceFirst("^/webssh", "").replaceFirst("\\?.*", "");
		String seen;
		synchronized (this) {
			seen = String.join("\n----\n", this.requests);
		}
		String answer = switch (path) {
			case "/seen" -> ok("text/plain", seen);
			case "/headers" -> "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=b\r\nX-Evil: 1\r\n"
					+ "Content-Security-Policy: default-src *\r\nX-Frame-Options: ALLOWALL\r\nKeep-Alive: 5\r\n"
					+ "Access-Control-Allow-Origin: *\r\nContent-Length: 2\r\nConnection: close, X-Evil\r\n\r\nok";
			case "/redirect" -> "HTTP/1.1 302 Found\r\nLocation: " + target.replace("redirect", "seen")
					+ "\r\nContent-Length: 0\r\n\r\n";
			case "/away" -> "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n";
			case "/half" -> "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf";
			case "/garbage" -> "SSH-2.0-nothing of the kind\r\n";
			case "/slow" -> {
				TimeUnit.SECONDS.sleep(3);
				yield ok("text/plain", "slow");
			}
			default -> ok("text/html", "<title>" + target + "</title>");
		};
		output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String ok(String type, String body) {
		return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
				+ "\r\nConnection: close\r\n\r\n" + body;
	}

	private static void talk(String head, DataInputStream input, OutputStream output)
			throws IOException, NoSuchAlgorithmException {
		if (head.contains("/refused")) {
			output.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return;
		}
		String key = head.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
		byte[] accept = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
		String protocol = head.contains("Sec-WebSocket-Protocol: tty") ? "Sec-WebSocket-Protocol: tty\r\n" : "";
		output.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + protocol
				+ "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		// The greeting goes out with the answer's last bytes.
		send(output, 0x81, "welcome".getBytes(StandardCharsets.US_ASCII));
		while (true) {
			int first = input.readUnsignedByte();
			byte[] data = payload(input);
			String text = new String(data, StandardCharsets.UTF_8);
			if ("hang up".equals(text)) {
				return;
			}
			send(output, first, text.startsWith("flood ")
					? "x".repeat(Integer.parseInt(text.substring(6))).getBytes(StandardCharsets.US_ASCII) : data);
			if ((first & 0x0f) == 8) {
				return;
			}
		}
	}

	private static byte[] payload(DataInputStream input) throws IOException {
		int length = input.readUnsignedByte();
		if ((length & 0x80) == 0) {
			throw new EOFException("not masked");
		}
		length &= 0x7f;
		long size = switch (length) {
			case 126 -> input.readUnsignedShort();
			case 127 -> input.readLong();
			default -> length;
		};
		byte[] mask = input.readNBytes(4);
		byte[] data = input.readNBytes((int) size);
		for (int i = 0; i < data.length; i++) {
			data[i] ^= mask[i % 4];
		}
		return data;
	}

	private static void send(OutputStream output, int first, byte[] data) throws IOException {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.write(first);
		if (data.length < 126) {
			frame.write(data.length);
		}
		else if (data.length < 65_536) {
			frame.write(126);
			frame.write(data.length >> 8);
			frame.write(data.length);
		}
		else {
			frame.write(127);
			for (int shift = 56; shift >= 0; shift -= 8) {
				frame.write((int) ((long) data.length >> shift));
			}
		}
		frame.writeBytes(data);
		output.write(frame.toByteArray());
	}

}
