package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;

/** ifupdown, by a file of its own in interfaces.d, see interfaces(5). */
public final class Ifupdown implements NetworkBackend {

	private static final String INTERFACES = "/etc/network/interfaces";

	private static final Pattern SOURCE = Pattern
		.compile("\\s*source(-directory)?\\s+(/etc/network/)?interfaces\\.d(/|/\\*|/\\*\\.cfg)?\\s*");

	private static final Pattern KEPT = Pattern
		.compile("mtu|hwaddress|(bond|vlan|bridge|wpa|ethernet|link|offload)[-_].*");

	private static final String PREFIX = "osmanager-";

	@Override
	public String name() {
		return "ifupdown";
	}

	@Override
	public Optional<Message> inCharge(SystemEvidence evidence) throws IOException {
		boolean installed = evidence.isSandbox() || evidence.anyExists("/sbin/ifup", "/usr/sbin/ifup");
		return (installed && evidence.exists(INTERFACES)) ? Optional.of(BackendMessage.IS_THERE.with(INTERFACES))
				: Optional.empty();
	}

	@Override
	public String folder() {
		return "/etc/network/interfaces.d";
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, PREFIX, ".cfg").or(() -> NetworkBackend.between(fileName, PREFIX, ""));
	}

	@Override
	public Optional<Message> hindrance(SystemEvidence evidence) throws IOException {
		boolean read = evidence.text(INTERFACES).lines().anyMatch((line) -> SOURCE.matcher(line).matches());
		return read ? Optional.empty() : Optional.of(BackendMessage.NO_SOURCE_LINE.with(INTERFACES));
	}

	@Override
	public Claim claim(String link, SystemEvidence evidence) throws IOException {
		return stanzas(link, evidence).anyMatch((stanza) -> !stanza.method().equals("manual")) ? Claim.HAS
				: Claim.COULD;
	}

	@Override
	public boolean isSetUpByOthers(String link, SystemEvidence evidence) throws IOException {
		return stanzas(link, evidence).findAny().isPresent();
	}

	private static Stream<InterfacesFiles.Stanza> stanzas(String link, SystemEvidence evidence) throws IOException {
		return InterfacesFiles.stanzas(evidence).stream().filter((stanza) -> stanza.name().equals(link));
	}

	// What makes the interface what it is: the ports of a bond, the MTU. It stands in
	// the stanza that ours takes the place of.
	private static List<String> kept(String link, SystemEvidence evidence) throws IOException {
		return stanzas(link, evidence).flatMap((stanza) -> stanza.options().stream())
			.filter((option) -> KEPT.matcher(option.split("\\s+", 2)[0]).matches())
			.map((option) -> "    " + option)
			.distinct()
			.toList();
	}

	@Override
	public List<NetworkFile> render(Assignment assignment, SystemEvidence evidence) throws IOException {
		// source-directory passes over names with a dot; older systems read *.cfg only.
		String suffix = evidence.text(INTERFACES).contains("interfaces.d/*.cfg") ? ".cfg" : "";
		boolean mapped = isSetUpByOthers(assignment.link(), evidence);
		String text = InterfacesStanzas.text(assignment,
				mapped ? Optional.of(PREFIX + assignment.link()) : Optional.empty(),
				mapped ? kept(assignment.link(), evidence) : List.of(),
				evidence.anyExists("/sbin/dhclient", "/usr/sbin/dhclient"));
		return List.of(new NetworkFile(PREFIX + assignment.link() + suffix, assignment.link(), text));
	}

	@Override
	public List<Command> before(String link) {
		return List.of(Command.of("ifdown", "--force", link));
	}

	// It does not know of addresses that others gave to an interface, and fails on them.
	// Then ends what others have begun, such as a DHCP client; a bond goes with that, and
	// comes back.
	@Override
	public List<Command> takeOver(String link, SystemEvidence evidence) throws IOException {
		Command flush = Command.of("ip", "address", "flush", "dev", link, "scope", "global");
		return isSetUpByOthers(link, evidence) ? List.of(flush, Command.of("ifdown", "--force", link)) : List.of(flush);
	}

	// With an interface ifdown has taken down the VLANs on top of it.
	@Override
	public List<Command> after(String link, boolean dhcp, SystemEvidence evidence) throws IOException {
		return Stream.concat(Stream.of(link), InterfacesFiles.vlansOn(link, evidence).stream())
			.map((each) -> Command.of("ifup", each))
			.toList();
	}

}
