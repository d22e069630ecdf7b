package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import co.luoyun.osmanager.files.Ticker;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** A connection in clear. */
final class PlainChannel extends NioChannel implements ClientChannel {

	private final Client client;

	PlainChannel(SocketBufferHandler buffers, Ticker ticker) {
		super(buffers);
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
		}
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
