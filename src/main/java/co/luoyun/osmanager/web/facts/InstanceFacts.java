package co.luoyun.osmanager.web.facts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LocalAddresses;
import co.luoyun.osmanager.status.StatusProbe;

import org.springframework.stereotype.Component;

/** What this instance is, and how it is called. */
@Component
class InstanceFacts {

	private final CurrentConfiguration configuration;

	private final StatusProbe probe;

	private final SystemRoot root;

	InstanceFacts(CurrentConfiguration configuration, StatusProbe probe, SystemRoot root) {
		this.configuration = configuration;
		this.probe = probe;
		this.root = root;
	}

	InstanceView instance() {
		List<String> addresses = LocalAddresses.read();
		OptionalInt tag = this.configuration.conf().tag();
		return new InstanceView(hostname(addresses), tag.isPresent() ? tag.getAsInt() : null, addresses, state());
	}

	/** The domain name that the instance was given, else its address. */
	String hostname() {
		return this.configuration.conf().settings().domainName().orElseGet(() -> hostname(LocalAddresses.read()));
	}

	private InstanceState state() {
		if (this.probe.current().serving()) {
			return InstanceState.SERVING;
		}
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
