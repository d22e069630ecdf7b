package co.luoyun.osmanager.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The shell on the machine's second serial port, that guest-image puts there. */
final class GuestShell implements AutoCloseable {

	private static final String READY = "<<ready>>";

	private static final String ENDED = "<<ended ";

	private static final String CLOSED = "<<closed>>";

	private final SocketChannel port;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	/**
	 * Connects to a serial port.
	 * @param socket where QEMU offers it
	 */
	GuestShell(Path socket) throws IOException {
		this.port = connect(socket);
		Thread.ofVirtual().name("serial-port").start(this::read);
	}

	/** Waits until the machine has come up far enough to take commands. */
	void awaitReady(Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		while (!next(end, "coming up").endsWith(READY)) {
			// What firmware and kernel say.
		}
	}

	/**
	 * Runs a command of one line and waits for its end.
	 * @return what it wrote
	 * @throws IllegalStateException when it fails or takes too long
	 */
	String run(String command, Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		send(command);
		List<String> output = new ArrayList<>();
		String line = next(end, command);
		while (!line.startsWith(ENDED)) {
			output.add(line);
			line = next(end, command);
		}
		String text = String.join("\n", output).strip();
		if (!line.equals(ENDED + "0>>")) {
			throw new IllegalStateException("The guest's command failed: " + command + ": " + line + "\n" + text);
		}
		return text;
	}

	/** Gives a command without waiting for its end. */
	void send(String command) {
		try {
			ByteBuffer bytes = StandardCharsets.UTF_8.encode(command + "\n");
			while (bytes.hasRemaining()) {
				this.port.write(bytes);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The guest does not take the command " + command, ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.port.close();
	}

	private static SocketChannel connect(Path socket) throws IOException {
		SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.connect(UnixDomainSocketAddress.of(socket));
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private String next(long end, String what) {
		try {
			@Nullable String line = this.lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
			if (line == null) {
				throw new IllegalStateException("The guest takes too long: " + what);
			}
			if (line.startsWith(CLOSED)) {
				throw new IllegalStateException("The guest has ended: " + what + " " + line);
			}
			return line;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the guest was busy: " + what, ex);
		}
	}

	private void read() {
		try (BufferedReader reader = new BufferedReader(Channels.newReader(this.port, StandardCharsets.UTF_8))) {
			for (@Nullable
			String line = reader.readLine(); line != null; line = reader.readLine()) {
				this.lines.add(line);
			}
			this.lines.add(CLOSED);
		}
		catch (IOException ex) {
			this.lines.add(CLOSED + " " + ex.getMessage());
		}
	}

}
