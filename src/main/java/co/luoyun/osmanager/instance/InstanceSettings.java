package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of luoyun.conf. An absent, null, empty or unusable field is empty here, and
 * means that the system is left as it is.
 *
 * @param network the interfaces in order
 * @param nameservers the global name servers
 * @param publicKeys root's authorized keys, one line each
 * @param passwordHash root's crypt(3) hash
 * @param cookie the secret that opens the owner's page
 * @param domainName the host name that people reach the instance by ({@code domain.name})
 * @param webssh the web ssh terminal
 */
public record InstanceSettings(List<InterfaceSettings> network, List<InetAddress> nameservers, List<String> publicKeys,
		Optional<Secret> passwordHash, Optional<Secret> cookie, Optional<String> domainName, WebSshSettings webssh) {

	/** What holds when there is no JSON. */
	public static final InstanceSettings NONE = new InstanceSettings(List.of(), List.of(), List.of(), Optional.empty(),
			Optional.empty(), Optional.empty(), WebSshSettings.DEFAULT);

	public InstanceSettings {
		network = List.copyOf(network);
		nameservers = List.copyOf(nameservers);
		publicKeys = List.copyOf(publicKeys);
	}

}
