package co.luoyun.osmanager.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks for the public page ten times a second, each time by a connection of its own, and
 * keeps the longest time without it.
 */
public final class PageWatch implements AutoCloseable {

	private static final int PATIENCE = 5000;

	private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final InetSocketAddress address;

	private final ScheduledExecutorService pace = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("page-watch").factory());

	private long last = System.nanoTime();

	private long longest;

	private int answers;

	/** Looks from now on; the time until the first page counts too. */
	public PageWatch(String host, int port) {
		this.address = new InetSocketAddress(host, port);
		ScheduledFuture<?> _ = this.pace.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS);
	}

	/** Asks once. */
	public static boolean answers(String host, int port) {
		return answers(new InetSocketAddress(host, port));
	}

	private static boolean answers(InetSocketAddress address) {
		try (Socket socket = new Socket()) {
			socket.connect(address, PATIENCE);
			socket.setSoTimeout(PATIENCE);
			socket.getOutputStream().write(REQUEST);
			String status = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
			return status != null && status.startsWith("HTTP/1.1 200");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void look() {
		if (answers(this.address)) {
			answered();
		}
	}

	private synchronized void answered() {
		long now = System.nanoTime();
		this.longest = Math.max(this.longest, now - this.last);
		this.last = now;
		this.answers++;
	}

	/** The longest time without page so far, one that lasts included. */
	public synchronized Duration longest() {
		return Duration.ofNanos(Math.max(this.longest, System.nanoTime() - this.last));
	}

	/** How often the page came. */
	public synchronized int answers() {
		return this.answers;
	}

	@Override
	public void close() {
		this.pace.shutdownNow();
	}

}
