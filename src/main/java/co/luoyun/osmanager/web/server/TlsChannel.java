package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import co.luoyun.osmanager.files.Ticker;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted connection. Its handshake counts as a request: whoever does not go on with
 * it has to go as early.
 */
final class TlsChannel extends SecureNioChannel implements ClientChannel {

	private final Guest guest;

	TlsChannel(SocketBufferHandler buffers, NioEndpoint endpoint, Ticker ticker) {
		super(buffers, endpoint);
		this.guest = new Guest(ticker);
	}

	@Override
	public Guest guest() {
		return this.guest;
	}

	@Override
	public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
		super.reset(channel, wrapper);
		if (channel != null) {
			this.guest.came(channel);
			this.guest.asks();
		}
	}

	/** Called until the handshake is over. */
	@Override
	public int handshake(boolean read, boolean write) throws IOException {
		int next = super.handshake(read, write);
		// What came is read.
		this.guest.sent(0);
		if (isHandshakeComplete()) {
			this.guest.answered();
		}
		return next;
	}

	@Override
	public int read(ByteBuffer destination) throws IOException {
		int read = super.read(destination);
		this.guest.sent(read);
		return read;
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		boolean something = source.hasRemaining();
		int written = super.write(source);
		if (something) {
			this.guest.took(written);
		}
		return written;
	}

}
