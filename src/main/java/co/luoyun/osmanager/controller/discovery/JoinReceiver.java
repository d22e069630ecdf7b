package co.luoyun.osmanager.controller.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.function.Consumer;

import co.luoyun.osmanager.instance.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives join messages on one interface until it is interrupted. */
final class JoinReceiver implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(JoinReceiver.class);

	private static final int LONGEST_DATAGRAM = 512;

	private final Endpoint group;

	private final NetworkInterface through;

	private final List<Subnet> networks;

	private final Consumer<JoinMessage> listener;

	JoinReceiver(Endpoint group, NetworkInterface through, List<Subnet> networks, Consumer<JoinMessage> listener) {
		this.group = group;
		this.through = through;
		this.networks = networks;
		this.listener = listener;
	}

	@Override
	public void run() {
		try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			InetAddress address = InetAddress.getByName(this.group.host());
			channel.bind(new InetSocketAddress(address, this.group.port()));
			channel.join(address, this.through);
			ByteBuffer buffer = ByteBuffer.allocate(LONGEST_DATAGRAM);
			while (true) {
				InetSocketAddress source = (InetSocketAddress) channel.receive(buffer.clear());
				JoinMessage.in(source.getAddress(), buffer.array(), buffer.position())
					.filter((each) -> each.isFrom(this.networks))
					.ifPresent(this.listener);
			}
		}
		catch (ClosedByInterruptException ex) {
			// The window is over.
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.debug("No discovery by {} on {}: {}", this.group, this.through.getName(), ex.getMessage());
		}
	}

}
