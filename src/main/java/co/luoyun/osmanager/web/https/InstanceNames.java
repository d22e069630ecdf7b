package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.Addresses;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.LocalAddresses;

import org.springframework.stereotype.Component;

/** What a browser may call this instance. */
@Component
class InstanceNames {

	private static final int LONGEST_NAME = 256;

	private final CurrentConfiguration configuration;

	private final SystemRoot root;

	InstanceNames(CurrentConfiguration configuration, SystemRoot root) {
		this.configuration = configuration;
		this.root = root;
	}

	/** The domain name that it was given, if any. */
	Optional<String> given() {
		return this.configuration.conf().settings().domainName().filter(Addresses::isHostName);
	}

	/** Its names and addresses; the given name first. */
	Set<String> all() {
		Set<String> names = new LinkedHashSet<>();
		given().ifPresent(names::add);
		host().ifPresent(names::add);
		names.addAll(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
		LocalAddresses.read()
			.stream()
			.flatMap((text) -> Addresses.parse(text).stream())
			.map(this::text)
			.forEach(names::add);
		return names;
	}

	private String text(InetAddress address) {
		return (address instanceof Inet6Address) ? address.getHostAddress().replaceFirst("%.*", "")
				: address.getHostAddress();
	}

	private Optional<String> host() {
		try {
			return Optional.of(RegularFile.text(this.root.hostName(), LONGEST_NAME).strip())
				.filter(Addresses::isHostName);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
