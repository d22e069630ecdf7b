package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The addresses that this machine can be reached by. */
public final class LocalAddresses {

	private LocalAddresses() {
	}

	/**
	 * Those of eth0 first, IPv4 before IPv6; none of loopback, link-local or containers.
	 */
	public static List<String> read() {
		try {
			return NetworkInterface.networkInterfaces()
				.filter(LocalAddresses::isUsed)
				.sorted(Comparator.comparing((NetworkInterface it) -> !it.getName().equals("eth0"))
					.thenComparingInt(NetworkInterface::getIndex))
				.flatMap(LocalAddresses::addresses)
				.map(InetAddress::getHostAddress)
				.map((text) -> text.replaceFirst("%.*", ""))
				.toList();
		}
		catch (SocketException ex) {
			return List.of();
		}
	}

	private static Stream<InetAddress> addresses(NetworkInterface device) {
		return device.inetAddresses()
			.filter((address) -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
			.sorted(Comparator.comparingInt((InetAddress address) -> address.getAddress().length));
	}

	private static boolean isUsed(NetworkInterface device) {
		String name = device.getName().toLowerCase(Locale.ROOT);
		try {
			return device.isUp() && !device.isLoopback() && !name.startsWith("docker") && !name.startsWith("br-")
					&& !name.startsWith("veth") && !name.startsWith("virbr");
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
