package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InterfaceAddress;

/** Reads the network's state from /sys and /proc, without running any program. */
final class NetworkStateReader {

	private static final String ETHERNET = "1";

	private static final int IFF_UP = 1;

	private final SystemRoot root;

	NetworkStateReader(SystemRoot root) {
		this.root = root;
	}

	NetworkState read() throws IOException {
		return new NetworkState(links(), routes());
	}

	private List<Link> links() throws IOException {
		Path folder = this.root.path("/sys/class/net");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<Link> links = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (Path entry : entries) {
				addLink(entry, links);
			}
		}
		links.sort(Comparator.comparing(Link::name, NaturalOrder.INSTANCE));
		return links;
	}

	// NetworkManager deletes a bond and makes it anew, which may be while it is read
	// here.
	private void addLink(Path entry, List<Link> links) throws IOException {
		try {
			link(entry).ifPresent(links::add);
		}
		catch (IOException ex) {
			if (Files.exists(entry)) {
				throw ex;
			}
		}
	}

	// Not ours to set up: the loopback, tunnels, bridges, and the ports of bridges and
	// bonds.
	private Optional<Link> link(Path entry) throws IOException {
		boolean ethernet = attribute(entry, "type").equals(ETHERNET);
		boolean software = Files.exists(entry.resolve("bridge")) || Files.exists(entry.resolve("tun_flags"));
		if (!ethernet || software || Files.exists(entry.resolve("master"))) {
			return Optional.empty();
		}
		String flags = attribute(entry, "flags");
		boolean up = flags.startsWith("0x") && (Integer.decode(flags) & IFF_UP) != 0;
		String name = entry.getFileName().toString();
		return Optional.of(new Link(name, attribute(entry, "address").toLowerCase(Locale.ROOT), kind(entry), up,
				hasIpv6(name), this.root.isRunningSystem() ? addresses(name) : List.of()));
	}

	private static Link.Kind kind(Path entry) throws IOException {
		if (Files.exists(entry.resolve("device"))) {
			return Link.Kind.PHYSICAL;
		}
		if (attribute(entry, "uevent").contains("DEVTYPE=vlan")) {
			return Link.Kind.VLAN;
		}
		try (Stream<Path> names = Files.list(entry)) {
			boolean stacked = names.map((path) -> path.getFileName().toString())
				.anyMatch((name) -> name.equals("bonding") || name.startsWith("lower_"));
			return stacked ? Link.Kind.STACKED : Link.Kind.VIRTUAL;
		}
	}

	private boolean hasIpv6(String link) throws IOException {
		if (this.root.isRunningSystem() && !Files.exists(this.root.path("/proc/net/if_inet6"))) {
			return false;
		}
		Path settings = this.root.path("/proc/sys/net/ipv6/conf/" + link);
		return !attribute(settings, "disable_ipv6").equals("1");
	}

	private static String attribute(Path entry, String name) throws IOException {
		Path file = entry.resolve(name);
		return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
	}

	private static List<InterfaceAddress> addresses(String name) throws IOException {
		List<InterfaceAddress> addresses = new ArrayList<>();
		NetworkInterface network = NetworkInterface.getByName(name);
		if (network != null) {
			for (java.net.InterfaceAddress address : network.getInterfaceAddresses()) {
				InetAddress unscoped = InetAddress.getByAddress(address.getAddress().getAddress());
				addresses.add(new InterfaceAddress(unscoped, address.getNetworkPrefixLength()));
			}
		}
		return addresses;
	}

	private List<DefaultRoute> routes() throws IOException {
		List<DefaultRoute> routes = new ArrayList<>();
		if (this.root.isRunningSystem()) {
			routes.addAll(KernelRoutes.ipv4(table(this.root.path("/proc/net/route"))));
			routes.addAll(KernelRoutes.ipv6(table(this.root.path("/proc/net/ipv6_route"))));
		}
		return routes;
	}

	// Files of /proc say that they are empty, so they are read to their end.
	private static List<String> table(Path file) throws IOException {
		return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
	}

}
