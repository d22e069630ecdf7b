package co.luoyun.osmanager.controller.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketDecoder;
import co.luoyun.osmanager.controller.protocol.ProtocolException;
import co.luoyun.osmanager.instance.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A controller's announcement of itself. Nobody vouches for what it says.
 *
 * @param source the address that sent it
 * @param controller where the controller is said to be
 */
public record JoinMessage(InetAddress source, Endpoint controller) {

	private static final Logger logger = LoggerFactory.getLogger(JoinMessage.class);

	/**
	 * The join message in a datagram; empty when it is none.
	 * @param source who sent it
	 * @param datagram holds it, from index 0
	 * @param length its length
	 */
	static Optional<JoinMessage> in(InetAddress source, byte[] datagram, int length) {
		PacketDecoder decoder = new PacketDecoder();
		decoder.add(datagram, length);
		try {
			Optional<Packet> packet = decoder.next();
			if (packet.isPresent() && packet.get() instanceof Packet.JoinRequest(String address, int port)) {
				return Optional.of(new JoinMessage(source, new Endpoint(address, port)));
			}
		}
		catch (ProtocolException ex) {
			logger.debug("Skipped a datagram: {}", ex.getMessage());
		}
		return Optional.empty();
	}

	/**
	 * Whether sender and controller are in one of these networks: a controller announces
	 * on each of its interfaces the address that it has there.
	 */
	boolean isFrom(List<Subnet> networks) {
		InetAddress announced = Inet4Address.ofLiteral(this.controller.host());
		return networks.stream().anyMatch((each) -> each.contains(this.source) && each.contains(announced));
	}

}
