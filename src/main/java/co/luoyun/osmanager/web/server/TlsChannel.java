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

	private final Client client;

	private final HandshakeTurns turns;

	TlsChannel(SocketBufferHandler buffers, NioEndpoint endpoint, Ticker ticker, HandshakeTurns turns) {
		super(buffers, endpoint);
		this.turns = turns;
		this.client = new Client(ticker);
	}

	@Override
	public Client client() {
		return this.client;
	}

	@Override
	public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
		super.reset(channel, wrapper);
		if (channel != null) {
			this.client.came(channel);
			this.client.asks();
		}
	}

	/** Called until the handshake is over. */
	@Override
	public int handshake(boolean read, boolean write) throws IOException {
		int next = this.turns.take(this.client.network(), () -> super.handshake(read, write));
		// What came is read.
		this.client.sent(0);
		if (isHandshakeComplete()) {
			this.client.answered();
		}
		return next;
	}

	@Override
	public int read(ByteBuffer destination) throws IOException {
		int read = super.read(destination);
		this.client.sent(read);
		return read;
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		boolean something = source.hasRemaining();
		int written = super.write(source);
		if (something) {
			this.client.took(written);
		}
		return written;
	}

}
