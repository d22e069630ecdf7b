package co.luoyun.osmanager.instance.reader;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import co.luoyun.osmanager.instance.Addresses;
import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.MacAddress;
import co.luoyun.osmanager.message.Message;

/** Reads the field {@code network} of the JSON. */
public final class NetworkReader {

	public static final Set<String> KNOWN = Set.of("type", "mac", "ip", "netmask", "gateway", "nameservers");

	/** More interfaces than this are no machine. */
	static final int MOST_INTERFACES = 256;

	private static final Message LEFT_ALONE = ConfMessage.INTERFACE_LEFT.with();

	private static final int IPV4_PREFIX = 24;

	private static final int IPV6_PREFIX = 64;

	private final int line;

	private final Diagnostics diagnostics;

	private final Map<String, Message> refusals = new HashMap<>();

	NetworkReader(int line, Diagnostics diagnostics) {
		this.line = line;
		this.diagnostics = diagnostics;
	}

	/** Places of entries that were refused, and what should stand there. */
	Map<String, Message> refusals() {
		return this.refusals;
	}

	List<InterfaceSettings> read(Optional<Json> network) {
		List<InterfaceSettings> interfaces = new ArrayList<>();
		switch (network.orElse(new Json.Null())) {
			case Json.Items(List<Json> items) -> {
				items.stream().limit(MOST_INTERFACES).forEach((item) -> interfaces.add(entry(item, interfaces)));
				if (items.size() > MOST_INTERFACES) {
					this.diagnostics.warn(this.line, "network", ConfMessage.MOST_INTERFACES.with(MOST_INTERFACES),
							ConfMessage.FURTHER.with());
				}
			}
			case Json.Fields single -> interfaces.add(entry(single, interfaces));
			case Json.Null _, Json.Text _ -> {
			}
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
			InterfaceSettings settings = read(entry, earlier);
			entry.refusals().forEach((name, expected) -> this.refusals.put(place + name, expected));
			return settings;
		}
		if (json.isEmpty()) {
			return InterfaceSettings.NONE;
		}
		String entry = place.substring(0, place.length() - 1);
		this.diagnostics.refuse(this.line, entry, ConfMessage.OBJECT.with(), LEFT_ALONE);
		this.refusals.put(entry, ConfMessage.OBJECT.with());
		return InterfaceSettings.refused(Optional.empty());
	}

	private static InterfaceSettings read(JsonFields fields, List<InterfaceSettings> earlier) {
		Optional<MacAddress> mac = mac(fields, earlier);
		List<InterfaceAddress> addresses = addresses(fields);
		List<InetAddress> gateways = gateways(fields);
		List<InetAddress> nameservers = fields.addresses("nameservers", ConfMessage.SERVER_SKIPPED.with());
		Optional<String> type = fields.text("type", ConfMessage.TEXT.with());
		if (!fields.refusals().isEmpty()) {
			return InterfaceSettings.refused(mac);
		}
		if (addresses.isEmpty() && !gateways.isEmpty()) {
			fields.note("gateway", ConfMessage.GATEWAY_IP.with(), ConfMessage.DHCP.with());
			gateways = List.of();
		}
		return new InterfaceSettings(type, mac, addresses, gateways, nameservers);
	}

	private static Optional<MacAddress> mac(JsonFields fields, List<InterfaceSettings> earlier) {
		Optional<Json> json = fields.get("mac");
		try {
			Optional<MacAddress> mac = json.map((value) -> (value instanceof Json.Text(String text)) ? text : "")
				.map(MacAddress::parse);
			if (mac.isEmpty() || earlier.stream().noneMatch((other) -> other.mac().equals(mac))) {
				return mac;
			}
			fields.refuse("mac", ConfMessage.MAC_TWICE.with(), ConfMessage.EARLIER.with());
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			fields.refuse("mac", ConfMessage.MAC.with(), LEFT_ALONE);
			return Optional.empty();
		}
	}

	private static List<InterfaceAddress> addresses(JsonFields fields) {
		List<String> masks = fields.listOrRefuse("netmask", LEFT_ALONE);
		List<InterfaceAddress> addresses = new ArrayList<>();
		int index = 0;
		for (String text : fields.listOrRefuse("ip", LEFT_ALONE)) {
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
			fields.refuse("ip", ConfMessage.ADDRESS.with(), LEFT_ALONE);
			return Optional.empty();
		}
		String size = (slash < 0) ? mask : text.substring(slash);
		return Optional.of(new InterfaceAddress(address.get(), prefixLength(fields, size, address.get())));
	}

	private static int prefixLength(JsonFields fields, String text, InetAddress address) {
		OptionalInt length = Addresses.prefixLength(text, address);
		if (length.isPresent()) {
			return length.getAsInt();
		}
		boolean ipv4 = address instanceof Inet4Address;
		int assumed = ipv4 ? IPV4_PREFIX : IPV6_PREFIX;
		Message expected = ipv4 ? ConfMessage.MASK_4.with() : ConfMessage.MASK_6.with();
		if (text.isEmpty()) {
			fields.warn("netmask", expected, ConfMessage.ASSUMED.with(assumed));
		}
		else {
			fields.refuse("netmask", expected, LEFT_ALONE);
		}
		return assumed;
	}

	private static List<InetAddress> gateways(JsonFields fields) {
		List<InetAddress> gateways = new ArrayList<>();
		for (String text : fields.listOrRefuse("gateway", LEFT_ALONE)) {
			Optional<InetAddress> gateway = Addresses.parse(text).filter(Addresses::isHostAddress);
			if (gateway.isEmpty()) {
				fields.refuse("gateway", ConfMessage.ADDRESS.with(), LEFT_ALONE);
			}
			else if (gateways.stream().anyMatch((other) -> other.getClass().equals(gateway.get().getClass()))) {
				fields.warn("gateway", ConfMessage.GATEWAYS.with(), ConfMessage.FURTHER.with());
			}
			else {
				gateways.add(gateway.get());
			}
		}
		return gateways;
	}

}
