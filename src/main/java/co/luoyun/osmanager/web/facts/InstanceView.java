package co.luoyun.osmanager.web.facts;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The instance as the pages and the JSON show it.
 *
 * @param hostname the name or address that people reach it by
 * @param tag its number in the cloud, when it has one
 * @param addresses every address it can be reached by
 * @param state how it is
 * @param applicationUrl where people reach the application
 */
public record InstanceView(String hostname, @Nullable Integer tag, List<String> addresses, InstanceState state,
		String applicationUrl) {

	public InstanceView {
		addresses = List.copyOf(addresses);
	}

	/** The host as it stands in a URL: an IPv6 address in brackets. */
	public String urlHost() {
		return urlHost(this.hostname);
	}

	/** A name or address as it stands in a URL. */
	public static String urlHost(String hostname) {
		return hostname.contains(":") ? "[" + hostname + "]" : hostname;
	}

	/** What answers at an address on this machine, as others reach it by a name. */
	static String reachedBy(String hostname, URI here) {
		String port = (here.getPort() < 0) ? "" : ":" + here.getPort();
		String path = here.getRawPath().isEmpty() ? "/" : here.getRawPath();
		return here.getScheme() + "://" + urlHost(hostname) + port + path;
	}

}
