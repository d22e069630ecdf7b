package co.luoyun.osmanager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A port for what must be told its port beforehand. It is below those that the kernel
 * gives to outgoing connections and to servers that ask for any (from 32768 on), so that
 * none of them takes it before it is used.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int BEYOND = 32_000;

	private static final int MOST_TRIES = 100;

	private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

	private FreePort() {
	}

	/** One that nobody listens at, on loopback. */
	public static int find() {
		for (int tries = 0; tries < MOST_TRIES; tries++) {
			int port = RANDOM.nextInt(FIRST, BEYOND);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// It is taken; the next one.
			}
		}
		throw new IllegalStateException("No free port on loopback from " + FIRST + " to " + BEYOND);
	}

}
