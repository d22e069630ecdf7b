package co.luoyun.osmanager.os.network.backend;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.MacAddress;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;

/**
 * What one interface is to be.
 *
 * @param link the interface's name
 * @param mac its hardware address, when it is known to be this interface's
 * @param settings its entry in the configuration
 * @param metric the metric of its default routes; empty for the first interface with a
 * gateway, which keeps the manager's own
 */
public record Assignment(String link, Optional<MacAddress> mac, InterfaceSettings settings, OptionalInt metric) {

	private static final int METRIC_STEP = 100;

	/**
	 * What an interface is to be after others, with a metric of its own: two default
	 * routes of one metric would exclude each other.
	 * @param before those others
	 */
	public static Assignment after(List<Assignment> before, String link, Optional<MacAddress> mac,
			InterfaceSettings settings) {
		int earlier = (int) before.stream().filter((other) -> !other.settings().gateways().isEmpty()).count();
		return new Assignment(link, mac, settings, (settings.gateways().isEmpty() || earlier == 0) ? OptionalInt.empty()
				: OptionalInt.of(METRIC_STEP * (earlier + 1)));
	}

	List<InterfaceAddress> addresses(boolean ipv4) {
		return this.settings.addresses().stream().filter((address) -> isIpv4(address.address()) == ipv4).toList();
	}

	Optional<InetAddress> gateway(boolean ipv4) {
		return this.settings.gateways().stream().filter((gateway) -> isIpv4(gateway) == ipv4).findFirst();
	}

	List<String> nameservers(boolean ipv4) {
		return this.settings.nameservers()
			.stream()
			.filter((server) -> isIpv4(server) == ipv4)
			.map(InetAddress::getHostAddress)
			.toList();
	}

	List<String> nameservers() {
		return this.settings.nameservers().stream().map(InetAddress::getHostAddress).toList();
	}

	/**
	 * Whether a gateway lies in none of the interface's own networks, so that it has to
	 * be said that it is on the link. Of IPv6 every interface has the link-local network
	 * itself; an IPv4 gateway of 169.254.0.0/16 is one like others.
	 */
	public boolean onLink(InetAddress gateway) {
		return !(gateway.isLinkLocalAddress() && !isIpv4(gateway))
				&& this.settings.addresses().stream().noneMatch((address) -> address.contains(gateway));
	}

	/** Sets its default route by ip(8), whatever it was. */
	public Command defaultRoute(InetAddress gateway) {
		List<String> words = new ArrayList<>(List.of("ip", isIpv4(gateway) ? "-4" : "-6", "route", "replace", "default",
				"via", gateway.getHostAddress(), "dev", this.link));
		if (onLink(gateway)) {
			words.add("onlink");
		}
		this.metric.ifPresent((value) -> words.addAll(List.of("metric", Integer.toString(value))));
		return Command.of(words);
	}

	public static boolean isIpv4(InetAddress address) {
		return address instanceof Inet4Address;
	}

	/** What it is to be, in a few words. */
	public Message message() {
		return this.settings.dhcp() ? BackendMessage.DHCP.with(this.link) : Message.plain(this.link + " "
				+ String.join(" ", this.settings.addresses().stream().map(InterfaceAddress::toString).toList()));
	}

}
