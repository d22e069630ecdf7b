package co.luoyun.osmanager.instance;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the field {@code network} of the JSON. */
final class NetworkReader {

	static final Set<String> KNOWN = Set.of("type", "mac", "ip", "netmask", "gateway", "nameservers");

	/** More interfaces than this are no machine. */
	static final int MOST_INTERFACES = 256;

	private static final String DHCP = "the interface is left to DHCP";

	private static final int IPV4_PREFIX = 24;

	private static final int IPV6_PREFIX = 64;

	private final int line;

	private final Diagnostics diagnostics;

	NetworkReader(int line, Diagnostics diagnostics) {
		this.line = line;
		this.diagnostics = diagnostics;
	}

	List<InterfaceSettings> read(Optional<Json> network) {
		List<InterfaceSettings> interfaces = new ArrayList<>();
		switch (network.orElse(new Json.Null())) {
			case Json.Items(List<Json> items) -> {
				items.stream().limit(MOST_INTERFACES).forEach((item) -> interfaces.add(entry(item, interfaces)));
				if (items.size() > MOST_INTERFACES) {
					this.diagnostics.warn(this.line, "network", "at most " + MOST_INTERFACES + " interfaces",
							"the further ones are skipped");
				}
			}
			case Json.Fields single -> interfaces.add(entry(single, interfaces));
			case Json.Null _ -> {
			}
			case Json.Text _ ->
				this.diagnostics.warn(this.line, "network", "an array of objects", "the network is left as it is");
		}
		return interfaces;
	}

	// An entry that cannot be read keeps its place: entries without a MAC address go by
	// order.
	private InterfaceSettings entry(Json json, List<InterfaceSettings> earlier) {
		String place = "network[" + earlier.size() + "].";
		if (json instanceof Json.Fields(Map<String, Json> fields)) {
			JsonFields entry = new JsonFields(place, fields, this.line, this.diagnostics);
			entry.noteUnknown(KNOWN);
			return read(entry, earlier);
		}
		if (!json.isEmpty()) {
			this.diagnostics.warn(this.line, place.substring(0, place.length() - 1), "an object in braces", DHCP);
		}
		return new InterfaceSettings(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
	}

	private static InterfaceSettings read(JsonFields fields, List<InterfaceSettings> earlier) {
		Optional<MacAddress> mac = mac(fields);
		if (mac.isPresent() && earlier.stream().anyMatch((other) -> other.mac().equals(mac))) {
			fields.warn("mac", "another address than an earlier entry's", "the earlier entry counts");
		}
		List<InterfaceAddress> addresses = addresses(fields);
		List<InetAddress> gateways = gateways(fields);
		if (addresses.isEmpty() && !gateways.isEmpty()) {
			fields.note("gateway", "an ip, as there is a gateway", DHCP);
		}
		return new InterfaceSettings(fields.text("type", "a text"), mac, addresses,
				addresses.isEmpty() ? List.of() : gateways,
				fields.addresses("nameservers", "the name server is skipped"));
	}

	private static Optional<MacAddress> mac(JsonFields fields) {
		Optional<String> text = fields.text("mac", "a MAC address");
		try {
			return text.map(MacAddress::parse);
		}
		catch (IllegalArgumentException ex) {
			fields.warn("mac", "a MAC address, six pairs of hexadecimal digits", "the entry goes by its order");
			return Optional.empty();
		}
	}

	private static List<InterfaceAddress> addresses(JsonFields fields) {
		List<String> masks = fields.list("netmask", "it is left out");
		List<InterfaceAddress> addresses = new ArrayList<>();
		int index = 0;
		for (String text : fields.list("ip", "the address is skipped")) {
			String mask = masks.isEmpty() ? "" : masks.get(Math.min(index++, masks.size() - 1));
			address(fields, text, mask).ifPresent(addresses::add);
		}
		return addresses;
	}

	private static Optional<InterfaceAddress> address(JsonFields fields, String text, String mask) {
		int slash = text.indexOf('/');
		Optional<InetAddress> address = Addresses.parse((slash < 0) ? text : text.substring(0, slash))
			.filter(Addresses::isHostAddress);
		if (address.isEmpty()) {
			fields.warn("ip", "an IP address that a host can have", "the address is skipped");
			return Optional.empty();
		}
		String size = (slash < 0) ? mask : text.substring(slash + 1);
		return Optional.of(new InterfaceAddress(address.get(), prefixLength(fields, size, address.get())));
	}

	private static int prefixLength(JsonFields fields, String text, InetAddress address) {
		OptionalInt length = Addresses.prefixLength(text, address);
		if (length.isPresent()) {
			return length.getAsInt();
		}
		int assumed = (address instanceof Inet4Address) ? IPV4_PREFIX : IPV6_PREFIX;
		fields.warn("netmask", (address instanceof Inet4Address) ? "a netmask or a prefix length from 1 to 32"
				: "a prefix length from 1 to 128", "a prefix length of " + assumed + " is assumed");
		return assumed;
	}

	private static List<InetAddress> gateways(JsonFields fields) {
		List<InetAddress> gateways = new ArrayList<>();
		for (InetAddress gateway : fields.addresses("gateway", "the gateway is skipped")) {
			if (gateways.stream().anyMatch((other) -> other.getClass().equals(gateway.getClass()))) {
				fields.warn("gateway", "at most one IPv4 and one IPv6 address", "the further ones are skipped");
			}
			else {
				gateways.add(gateway);
			}
		}
		return gateways;
	}

}
