package co.luoyun.osmanager.webssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import co.luoyun.osmanager.process.PortHolder;

/**
 * The port that a terminal server listens on, as it looks from outside.
 *
 * @param number 1 to 65535
 */
record TerminalPort(int number) {

	private static final byte[] REQUEST = "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	/**
	 * Whether a program could listen on it.
	 * @param bind the IPv4 address
	 */
	boolean isFree(String bind) {
		// An IPv4 socket, as the terminal servers use: Java's own default would look at
		// IPv6 as well.
		try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
			channel.bind(new InetSocketAddress(bind, this.number));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Whether a process or a descendant of it listens here, and not another program, to
	 * which the owner would give the password. Where that cannot be seen, it is taken for
	 * granted.
	 */
	boolean isHeldBy(long pid) {
		return PortHolder.of(this.number)
			.filter(PortHolder::isSeen)
			.flatMap((holder) -> ProcessHandle.of(pid).map(holder::isProcess))
			.orElse(true);
	}

	/**
	 * Whether an HTTP server answers on it.
	 * @param limit how long it may take
	 */
	boolean answers(Duration limit) {
		int millis = (int) limit.toMillis();
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), this.number),
					millis);
			socket.setSoTimeout(millis);
			socket.getOutputStream().write(REQUEST);
			byte[] answer = socket.getInputStream().readNBytes("HTTP/".length());
			return new String(answer, StandardCharsets.US_ASCII).equals("HTTP/");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
