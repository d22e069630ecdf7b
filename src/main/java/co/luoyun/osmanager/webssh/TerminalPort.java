package co.luoyun.osmanager.webssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

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
	 * Whether a program could listen on it. Taken for granted when there is no descriptor
	 * for a look.
	 * @param bind the IPv4 address
	 */
	boolean isFree(String bind) {
		// An IPv4 socket, as the terminal servers use: Java's own default would look at
		// IPv6 as well.
		try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
			return isFree(channel, bind);
		}
		catch (IOException ex) {
			return true;
		}
	}

	private boolean isFree(ServerSocketChannel channel, String bind) {
		try {
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
		Optional<ProcessHandle> process = ProcessHandle.of(pid);
		Optional<PortHolder> holder = PortHolder.of(this.number);
		if (process.isEmpty() || holder.isEmpty() || holder.get().isProcess(process.get())) {
			return true;
		}
		// All processes of the machine are looked at for that.
		return !holder.get().isSeen();
	}

	/**
	 * Whether an HTTP server answers on it. Taken for granted when there is no descriptor
	 * for a look: a server is not to be ended for what we lack.
	 * @param limit how long it may take
	 */
	boolean answers(Duration limit) {
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET)) {
			return answers(channel.socket(), (int) limit.toMillis());
		}
		catch (IOException ex) {
			return true;
		}
	}

	private boolean answers(Socket socket, int millis) {
		try {
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
