package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

import co.luoyun.osmanager.files.Ticker;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A connection, and what is known of the client at its other end: whose it is, whether we
 * wait for it, and since when. A channel serves one connection only, as the endpoint
 * keeps no used ones.
 */
final class ClientChannel extends NioChannel {

	private final Ticker ticker;

	private volatile String network = "";

	private volatile boolean waitedFor = true;

	private volatile boolean asking;

	private volatile boolean staying;

	private volatile boolean leaving;

	/** When the last byte went either way. */
	private volatile long heard;

	/** When the request began that is not answered yet. */
	private volatile long asked;

	ClientChannel(SocketBufferHandler buffers, Ticker ticker) {
		super(buffers);
		this.ticker = ticker;
		this.heard = ticker.getAsLong();
	}

	@Override
	public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
		super.reset(channel, wrapper);
		if (channel != null) {
			this.network = networkOf(channel);
		}
	}

	/**
	 * Whose a connection is. Of an IPv6 address the network counts, as one client has all
	 * of it.
	 */
	static String networkOf(SocketChannel channel) throws IOException {
		return (channel.getRemoteAddress() instanceof InetSocketAddress remote) ? networkOf(remote.getAddress()) : "";
	}

	static String networkOf(InetAddress address) {
		return (address instanceof Inet6Address v6) ? Arrays.toString(Arrays.copyOf(v6.getAddress(), 8))
				: address.getHostAddress();
	}

	String network() {
		return this.network;
	}

	/** Whether the next thing to happen is the client's to do. */
	boolean isWaitedFor() {
		return this.waitedFor && !this.staying && !this.leaving;
	}

	/** Whether a request has begun that is not answered yet. */
	boolean isAsking() {
		return this.asking;
	}

	/** Whether it was told to go, and has not gone yet. */
	boolean isLeaving() {
		return this.leaving;
	}

	/** How long it takes over its request; without one, how long nothing came from it. */
	Duration patienceTaken() {
		return this.ticker.since(this.asking ? this.asked : this.heard);
	}

	/** Something came from it, which is ours to read now. */
	void spoke() {
		this.waitedFor = false;
	}

	/** Its request is answered. */
	void answered() {
		this.asking = false;
		this.heard = this.ticker.getAsLong();
	}

	/** From now on it is another protocol's. */
	void upgraded() {
		this.staying = true;
	}

	/**
	 * Ends it, without taking it away from whoever works for it at this moment: they see
	 * the end of the stream, and close it.
	 */
	void showOut() {
		this.leaving = true;
		SocketChannel socket = getIOChannel();
		try {
			if (socket.getRemoteAddress() instanceof InetSocketAddress) {
				// What it did not read in time is not kept by the kernel either.
				socket.setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			socket.shutdownInput();
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			// It goes by itself at this very moment.
		}
	}

	@Override
	public int read(ByteBuffer destination) throws IOException {
		int read = super.read(destination);
		moved(read);
		if (read > 0 && !this.asking) {
			this.asked = this.heard;
			this.asking = true;
		}
		return read;
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		boolean something = source.hasRemaining();
		int written = super.write(source);
		if (something) {
			moved(written);
		}
		return written;
	}

	private void moved(int bytes) {
		this.waitedFor = bytes == 0;
		if (bytes > 0) {
			this.heard = this.ticker.getAsLong();
		}
	}

}
