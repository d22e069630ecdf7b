package co.luoyun.osmanager.controller;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the controller is reached through a proxy that speaks TLS, and whom to trust.
 * Off unless luoyun.conf says otherwise, as the controller itself speaks no TLS. Worth
 * having on a network that others can listen on: the authentication shows a challenge
 * both encrypted and in the clear, and with it RC4's key stream, so that a listener can
 * pass for either side from then on.
 *
 * @param ca {@code CLC_CA}: the certificate authority, as PEM (on one line) or the path
 * of a PEM file; without it and without a fingerprint, the system's authorities are
 * trusted
 * @param fingerprint {@code CLC_FINGERPRINT}: SHA-256 of the proxy's certificate in 64
 * lower-case hexadecimal digits; with it, neither name nor authority matter
 */
record TlsSettings(Optional<String> ca, Optional<String> fingerprint) {

	private static final Set<String> YES = Set.of("yes", "true", "1", "on", "enable");

	/**
	 * As luoyun.conf says it; empty when it asks for no TLS.
	 * @param conf the keys of luoyun.conf
	 */
	static Optional<TlsSettings> of(Map<String, String> conf) {
		if (!YES.contains(conf.getOrDefault("CLC_TLS", "").toLowerCase(Locale.ROOT))) {
			return Optional.empty();
		}
		Optional<String> fingerprint = value(conf, "CLC_FINGERPRINT")
			.map((text) -> text.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT));
		return Optional.of(new TlsSettings(value(conf, "CLC_CA"), fingerprint));
	}

	private static Optional<String> value(Map<String, String> conf, String key) {
		return Optional.ofNullable(conf.get(key)).map(String::trim).filter((text) -> !text.isEmpty());
	}

}
