package co.luoyun.osmanager.instance.reader;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.instance.Addresses;
import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.Numbers;

/** Reads where the controller is and where it announces itself. */
public final class EndpointReader {

	public static final int DEFAULT_PORT = 1369;

	private static final String DEFAULT_GROUP = "228.0.0.1";

	private final ConfLines lines;

	private final Diagnostics diagnostics;

	public EndpointReader(ConfLines lines, Diagnostics diagnostics) {
		this.lines = lines;
		this.diagnostics = diagnostics;
	}

	/** The controller's address; empty when it is to be discovered. */
	public Optional<Endpoint> controller() {
		Optional<ConfLines.Line> ip = this.lines.value("CLC_IP");
		int port = port("CLC_PORT");
		if (ip.isEmpty()) {
			return Optional.empty();
		}
		String host = ip.get().value();
		if (Addresses.parse(host).isEmpty() && !Addresses.isHostName(host)) {
			this.diagnostics.warn(ip.get().number(), "CLC_IP", ConfMessage.HOST.with(), ConfMessage.MULTICAST.with());
			return Optional.empty();
		}
		if (this.lines.value("CLC_PORT").isEmpty()) {
			this.diagnostics.note(this.lines.lineOf("CLC_PORT"), "CLC_PORT", ConfMessage.PORT.with(),
					ConfMessage.USED.with(DEFAULT_PORT));
		}
		return Optional.of(new Endpoint(host, port));
	}

	/**
	 * The discovery group, by which the controller is found when it has no address or
	 * cannot be reached there.
	 */
	public Endpoint multicast() {
		Optional<ConfLines.Line> ip = this.lines.value("CLC_MCAST_IP");
		int port = port("CLC_MCAST_PORT");
		if (ip.isEmpty()) {
			return new Endpoint(DEFAULT_GROUP, port);
		}
		if (Addresses.parse(ip.get().value()).filter(InetAddress::isMulticastAddress).isEmpty()) {
			this.diagnostics.warn(ip.get().number(), "CLC_MCAST_IP", ConfMessage.GROUP.with(),
					ConfMessage.USED.with(DEFAULT_GROUP));
			return new Endpoint(DEFAULT_GROUP, port);
		}
		return new Endpoint(ip.get().value(), port);
	}

	private int port(String key) {
		Optional<ConfLines.Line> line = this.lines.value(key);
		if (line.isEmpty()) {
			return DEFAULT_PORT;
		}
		OptionalInt port = Numbers.parse(line.get().value(), 1, 65535);
		if (port.isEmpty()) {
			this.diagnostics.warn(line.get().number(), key, ConfMessage.NUMBER.with(),
					ConfMessage.USED.with(DEFAULT_PORT));
		}
		return port.orElse(DEFAULT_PORT);
	}

}
