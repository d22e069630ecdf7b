package co.luoyun.osmanager.web.facts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;

import org.springframework.stereotype.Component;

/** Everything that the pages and the JSON show, as it is now. */
@Component
public class Facts {

	private final CurrentConfiguration configuration;

	private final SystemRoot root;

	private final ConfigurationFacts configurationFacts;

	Facts(CurrentConfiguration configuration, SystemRoot root, ConfigurationFacts configurationFacts) {
		this.configuration = configuration;
		this.root = root;
		this.configurationFacts = configurationFacts;
	}

	public InstanceView instance() {
		List<String> addresses = LocalAddresses.read();
		OptionalInt tag = this.configuration.conf().tag();
		return new InstanceView(hostname(addresses), tag.isPresent() ? tag.getAsInt() : null, addresses, state());
	}

	/** The domain name that the instance was given, else its address. */
	public String hostname() {
		return this.configuration.conf().settings().domainName().orElseGet(() -> hostname(LocalAddresses.read()));
	}

	public BuildInfo build() {
		return BuildInfo.read(this.root);
	}

	public List<ComponentView> components() {
		return List.of(this.configurationFacts.component());
	}

	private InstanceState state() {
		return (this.configuration.get() instanceof Configuration.Configured) ? InstanceState.RUNNING
				: InstanceState.NOT_CONFIGURED;
	}

	private String hostname(List<String> addresses) {
		InstanceSettings settings = this.configuration.conf().settings();
		return settings.domainName()
			.or(() -> this.root.isRunningSystem() ? Optional.empty() : configuredAddress(settings))
			.or(() -> addresses.stream().findFirst())
			.or(() -> configuredAddress(settings))
			.orElse("localhost");
	}

	private static Optional<String> configuredAddress(InstanceSettings settings) {
		return settings.network()
			.stream()
			.flatMap((device) -> device.addresses().stream())
			.map((address) -> address.address())
			.map(InetAddress::getHostAddress)
			.findFirst();
	}

}
