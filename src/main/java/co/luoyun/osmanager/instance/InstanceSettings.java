package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;

/**
 * The JSON of luoyun.conf. An absent, null, empty or unusable field is empty here, and
 * means that the system is left as it is; what was refused is also among the refusals.
 *
 * @param network the interfaces in order
 * @param nameservers the global name servers
 * @param publicKeys root's authorized keys
 * @param passwordHash root's crypt(3) hash
 * @param cookie the secret that opens the owner's page
 * @param domainName the host name that people reach the instance by ({@code domain.name})
 * @param webssh the web ssh terminal
 * @param refusals what cannot be used: fields of the JSON, and what should stand there
 */
public record InstanceSettings(List<InterfaceSettings> network, List<InetAddress> nameservers,
		List<AuthorizedKey> publicKeys, Optional<Secret> passwordHash, Optional<Secret> cookie,
		Optional<String> domainName, WebSshSettings webssh, Map<String, Message> refusals) {

	/** What holds when there is no JSON. */
	public static final InstanceSettings NONE = new InstanceSettings(List.of(), List.of(), List.of(), Optional.empty(),
			Optional.empty(), Optional.empty(), WebSshSettings.DEFAULT);

	/** Settings of which nothing was refused. */
	public InstanceSettings(List<InterfaceSettings> network, List<InetAddress> nameservers,
			List<AuthorizedKey> publicKeys, Optional<Secret> passwordHash, Optional<Secret> cookie,
			Optional<String> domainName, WebSshSettings webssh) {
		this(network, nameservers, publicKeys, passwordHash, cookie, domainName, webssh, Map.of());
	}

	public InstanceSettings {
		network = List.copyOf(network);
		nameservers = List.copyOf(nameservers);
		publicKeys = List.copyOf(publicKeys);
		refusals = Map.copyOf(refusals);
	}

	/**
	 * What was refused of a field, for a person; none when the field is absent or can be
	 * used.
	 * @param field the field's name, for example {@code network}
	 */
	public List<Message> refusalsOf(String field) {
		return this.refusals.entrySet()
			.stream()
			.filter((refusal) -> refusal.getKey().equals(field) || refusal.getKey().startsWith(field + "["))
			.sorted(Map.Entry.comparingByKey())
			.map((refusal) -> ConfMessage.VALUE_REFUSED.with(refusal.getKey(), refusal.getValue()))
			.toList();
	}

	/** The entry for the same interface: with the same MAC, or else at the same place. */
	Optional<InterfaceSettings> entryLike(InterfaceSettings other, int place) {
		if (other.mac().isPresent()) {
			return this.network.stream().filter((entry) -> entry.mac().equals(other.mac())).findFirst();
		}
		return (place < this.network.size()) ? Optional.of(this.network.get(place)) : Optional.empty();
	}

	/** These settings, with another network. */
	InstanceSettings withNetwork(List<InterfaceSettings> entries) {
		return new InstanceSettings(entries, this.nameservers, this.publicKeys, this.passwordHash, this.cookie,
				this.domainName, this.webssh, this.refusals);
	}

}
