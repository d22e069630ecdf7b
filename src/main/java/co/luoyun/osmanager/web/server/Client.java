package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.web.access.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the client at the other end of a connection: whose it is, whether we
 * wait for it, and since when.
 */
final class Client {

	private final Ticker ticker;

	private volatile @Nullable SocketChannel socket;

	private volatile String network = "";

	private volatile boolean waitedFor = true;

	private volatile boolean asking;

	private volatile boolean staying;

	private volatile boolean leaving;

	/** When the last byte went either way. */
	private volatile long heard;

	/** When the request began that is not answered yet. */
	private volatile long asked;

	Client(Ticker ticker) {
		this.ticker = ticker;
		this.heard = ticker.getAsLong();
	}

	/** It has come by a connection. */
	void came(SocketChannel by) throws IOException {
		this.socket = by;
		this.network = networkOf(by);
	}

	/** Whose a connection is; empty for those of this machine's own socket. */
	static String networkOf(SocketChannel channel) throws IOException {
		return (channel.getRemoteAddress() instanceof InetSocketAddress remote) ? Peer.network(remote.getAddress())
				: "";
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

	/** A request begins, or what comes before the first one. */
	void asks() {
		if (!this.asking) {
			this.asked = this.ticker.getAsLong();
			this.asking = true;
		}
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

	/** So many bytes of a request came. */
	void sent(int bytes) {
		took(bytes);
		if (bytes > 0) {
			asks();
		}
	}

	/** So many bytes of an answer went. */
	void took(int bytes) {
		this.waitedFor = bytes == 0;
		if (bytes > 0) {
			this.heard = this.ticker.getAsLong();
		}
	}

	/**
	 * Ends it, without taking it away from whoever works for it at this moment: they see
	 * the end of the stream, and close it.
	 */
	void showOut() {
		this.leaving = true;
		SocketChannel by = this.socket;
		if (by == null) {
			return;
		}
		try {
			if (by.getRemoteAddress() instanceof InetSocketAddress) {
				// What it did not read in time is not kept by the kernel either.
				by.setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			by.shutdownInput();
			by.shutdownOutput();
		}
		catch (IOException ex) {
			// It goes by itself at this very moment.
		}
	}

}
