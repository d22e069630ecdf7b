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
 * lower-case hexadecimal digits; with it, neither name nor authority nor validity matter
 */
record TlsSettings(Optional<String> ca, Optional<String> fingerprint) {

	// Whoever wrote something else did not mean that nothing is to be protected.
	private static final Set<String> NO = Set.of("", "no", "false", "0", "off", "disable", "disabled");

	/**
	 * As luoyun.conf says it; empty when it asks for no TLS.
	 * @param conf the keys of luoyun.conf
	 */
	static Optional<TlsSettings> of(Map<String, String> conf) {
		if (NO.contains(conf.getOrDefault("CLC_TLS", "").trim().toLowerCase(Locale.ROOT))) {
			return Optional.empty();
		}
		Optional<String> fingerprint = value(conf, "CLC_FINGERPRINT")
			.map((text) -> text.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT));
		return Optional.of(new TlsSettings(value(conf, "CLC_CA"), fingerprint));
	}

	/** What luoyun.conf says about TLS that it then does not ask for, for a person. */
	static Optional<String> contradiction(Map<String, String> conf) {
		boolean prepared = value(conf, "CLC_CA").or(() -> value(conf, "CLC_FINGERPRINT")).isPresent();
		return (prepared && of(conf).isEmpty())
				? Optional.of("luoyun.conf says whom to trust (CLC_CA, CLC_FINGERPRINT) but not CLC_TLS=yes: "
						+ "the controller connection is not encrypted")
				: Optional.empty();
	}

	private static Optional<String> value(Map<String, String> conf, String key) {
		return Optional.ofNullable(conf.get(key)).map(String::trim).filter((text) -> !text.isEmpty());
	}

}
