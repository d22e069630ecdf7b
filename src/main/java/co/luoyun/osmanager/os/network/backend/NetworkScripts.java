package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;

/**
 * The network scripts of the Red Hat family, by ifcfg files, see
 * /usr/share/doc/initscripts/sysconfig.txt.
 */
final class NetworkScripts implements NetworkBackend {

	private static final String IFCFG = "ifcfg-";

	private static final String ROUTE = "route-";

	@Override
	public String name() {
		return "network-scripts";
	}

	@Override
	public Optional<Message> inCharge(SystemEvidence evidence) {
		boolean installed = evidence.isSandbox() || evidence.exists("/etc/init.d/network")
				|| evidence.exists("/etc/sysconfig/network-scripts/ifup");
		return (installed && evidence.exists(folder())) ? Optional.of(BackendMessage.IS_THERE.with(folder()))
				: Optional.empty();
	}

	@Override
	public String folder() {
		return "/etc/sysconfig/network-scripts";
	}

	// The names are the scripts' own: only the mark in a file tells that it is ours.
	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, IFCFG, "").or(() -> NetworkBackend.between(fileName, ROUTE, ""));
	}

	@Override
	public boolean isSetUpByOthers(String link, SystemEvidence evidence) throws IOException {
		String path = folder() + "/" + IFCFG + link;
		return evidence.exists(path) && !Marks.isOurs(evidence.text(path));
	}

	@Override
	public boolean overrides() {
		return false;
	}

	@Override
	public List<NetworkFile> render(Assignment assignment, SystemEvidence evidence) {
		String link = assignment.link();
		List<NetworkFile> files = new ArrayList<>();
		files.add(new NetworkFile(IFCFG + link, link, ifcfg(assignment)));
		assignment.gateway(true)
			.filter((gateway) -> !isOfFirstAddress(assignment, gateway))
			.ifPresent((gateway) -> files.add(new NetworkFile(ROUTE + link, link, route(assignment, gateway))));
		return files;
	}

	private static String ifcfg(Assignment assignment) {
		List<String> lines = new ArrayList<>();
		lines.addAll(List.of(Marks.FILE, "DEVICE=" + assignment.link(), "ONBOOT=yes", "NM_CONTROLLED=no"));
		assignment.mac().ifPresent((mac) -> lines.add("HWADDR=" + mac));
		lines.add("BOOTPROTO=" + (assignment.settings().dhcp() ? "dhcp" : "none"));
		addIpv4(lines, assignment);
		addIpv6(lines, assignment);
		List<String> servers = assignment.nameservers();
		for (int i = 0; i < servers.size(); i++) {
			lines.add("DNS" + (i + 1) + "=" + servers.get(i));
		}
		return String.join("\n", lines) + "\n";
	}

	private static void addIpv4(List<String> lines, Assignment assignment) {
		List<InterfaceAddress> addresses = assignment.addresses(true);
		for (int i = 0; i < addresses.size(); i++) {
			String number = (i == 0) ? "" : Integer.toString(i);
			lines.add("IPADDR" + number + "=" + addresses.get(i).address().getHostAddress());
			lines.add("PREFIX" + number + "=" + addresses.get(i).prefixLength());
			lines.add("NETMASK" + number + "=" + netmask(addresses.get(i).prefixLength()));
		}
		assignment.gateway(true).filter((gateway) -> isOfFirstAddress(assignment, gateway)).ifPresent((gateway) -> {
			lines.add("GATEWAY=" + gateway.getHostAddress());
			lines.add("DEFROUTE=yes");
			assignment.metric().ifPresent((metric) -> lines.add("METRIC=" + metric));
		});
	}

	// ifup leaves GATEWAY out, without a word, when it is in another network than IPADDR.
	private static boolean isOfFirstAddress(Assignment assignment, InetAddress gateway) {
		return assignment.addresses(true).stream().limit(1).anyMatch((address) -> address.contains(gateway));
	}

	private static String netmask(int prefixLength) {
		long mask = (prefixLength == 0) ? 0 : 0xffffffffL << (32 - prefixLength);
		return ((mask >> 24) & 0xff) + "." + ((mask >> 16) & 0xff) + "." + ((mask >> 8) & 0xff) + "." + (mask & 0xff);
	}

	private static void addIpv6(List<String> lines, Assignment assignment) {
		List<String> addresses = assignment.addresses(false).stream().map(InterfaceAddress::toString).toList();
		if (addresses.isEmpty()) {
			return;
		}
		lines.addAll(List.of("IPV6INIT=yes", "IPV6_AUTOCONF=no", "IPV6ADDR=" + addresses.getFirst()));
		if (addresses.size() > 1) {
			lines.add("IPV6ADDR_SECONDARIES=\"" + String.join(" ", addresses.subList(1, addresses.size())) + "\"");
		}
		assignment.gateway(false)
			.ifPresent((gateway) -> lines.add("IPV6_DEFAULTGW=" + gateway.getHostAddress() + "%" + assignment.link()));
	}

	// Each line is what follows "ip route add". A gateway outside the interface's own
	// networks needs a route to itself first.
	private static String route(Assignment assignment, InetAddress gateway) {
		String address = gateway.getHostAddress();
		String toGateway = assignment.onLink(gateway) ? address + " dev " + assignment.link() + " scope link\n" : "";
		String metric = assignment.metric().isPresent() ? " metric " + assignment.metric().getAsInt() : "";
		return Marks.FILE + "\n" + toGateway + "default via " + address + " dev " + assignment.link() + metric + "\n";
	}

	@Override
	public List<Command> before(String link) {
		return List.of(Command.of("ifdown", link));
	}

	@Override
	public List<Command> after(String link, boolean dhcp, SystemEvidence evidence) {
		return List.of(Command.of("ifup", link));
	}

}
