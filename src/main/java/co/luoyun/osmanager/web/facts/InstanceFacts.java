package co.luoyun.osmanager.web.facts;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LocalAddresses;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.status.StatusProperties;

import org.springframework.stereotype.Component;

/** What this instance is, and how it is called. */
@Component
class InstanceFacts {

	private final CurrentConfiguration configuration;

	private final StatusProbe probe;

	private final SystemRoot root;

	private final URI application;

	InstanceFacts(CurrentConfiguration configuration, StatusProbe probe, SystemRoot root, StatusProperties status) {
		this.application = status.url();
		this.configuration = configuration;
		this.probe = probe;
		this.root = root;
	}

	InstanceView instance() {
		List<String> addresses = LocalAddresses.read();
		OptionalInt tag = this.configuration.conf().tag();
		String hostname = hostname(addresses);
		return new InstanceView(hostname, tag.isPresent() ? tag.getAsInt() : null, addresses, state(),
				InstanceView.reachedBy(hostname, this.application));
	}

	/** The domain name that the instance was given, else its address. */
	String hostname() {
		return this.configuration.conf().settings().domainName().orElseGet(() -> hostname(LocalAddresses.read()));
	}

	private InstanceState state() {
		if (!(this.configuration.get() instanceof Configuration.Configured)) {
			return InstanceState.NOT_CONFIGURED;
		}
		return this.probe.current().serving() ? InstanceState.SERVING : InstanceState.RUNNING;
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
