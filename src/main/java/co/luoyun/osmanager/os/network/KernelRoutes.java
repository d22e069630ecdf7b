package co.luoyun.osmanager.os.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;

/** The default routes in the tables of /proc/net, see proc(5). */
final class KernelRoutes {

	private static final String NOWHERE = "00000000000000000000000000000000";

	private KernelRoutes() {
	}

	/** From the lines of /proc/net/route: addresses are 32-bit words of the host. */
	static List<DefaultRoute> ipv4(List<String> lines) {
		return lines.stream()
			.map((line) -> line.strip().split("\\s+"))
			.filter((fields) -> fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000")
					&& !fields[2].equals("00000000"))
			.map((fields) -> new DefaultRoute(fields[0], address(reversed(HexFormat.of().parseHex(fields[2])))))
			.toList();
	}

	/** From the lines of /proc/net/ipv6_route. */
	static List<DefaultRoute> ipv6(List<String> lines) {
		return lines.stream()
			.map((line) -> line.strip().split("\\s+"))
			.filter((fields) -> fields.length > 9 && fields[0].equals(NOWHERE) && fields[1].equals("00")
					&& !fields[4].equals(NOWHERE))
			.map((fields) -> new DefaultRoute(fields[9], address(HexFormat.of().parseHex(fields[4]))))
			.toList();
	}

	private static byte[] reversed(byte[] bytes) {
		return new byte[] { bytes[3], bytes[2], bytes[1], bytes[0] };
	}

	private static InetAddress address(byte[] bytes) {
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("Not an address's length: " + bytes.length, ex);
		}
	}

}
