package co.luoyun.osmanager.web.facts;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The instance as the pages and the JSON show it.
 *
 * @param hostname the name or address that people reach it by
 * @param tag its number in the cloud, when it has one
 * @param addresses every address it can be reached by
 * @param state how it is
 */
public record InstanceView(String hostname, @Nullable Integer tag, List<String> addresses, InstanceState state) {

	public InstanceView {
		addresses = List.copyOf(addresses);
	}

	/** The host as it stands in a URL: an IPv6 address in brackets. */
	public String urlHost() {
		return this.hostname.contains(":") ? "[" + this.hostname + "]" : this.hostname;
	}

}
