package co.luoyun.osmanager.instance;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.instance.reader.ConfLines;
import co.luoyun.osmanager.instance.reader.TlsKeys;

/**
 * Whom to trust when the controller is reached through a proxy that speaks TLS. Off
 * unless luoyun.conf says otherwise, as the controller itself speaks no TLS. Worth having
 * on a network that others can listen on: the authentication shows a challenge both
 * encrypted and in the clear, and with it RC4's key stream.
 *
 * @param ca {@code CLC_CA}: the certificate authority, as PEM (on one line) or the path
 * of a PEM file; without it and without a fingerprint, the system's authorities are
 * trusted
 * @param fingerprint {@code CLC_FINGERPRINT}: SHA-256 of the proxy's certificate in 64
 * lower-case hexadecimal digits; with it, neither name nor authority nor validity matter
 */
public record TlsSettings(Optional<String> ca, Optional<String> fingerprint) {

	private static final Set<String> YES = Set.of("yes", "true", "1", "on", "enable", "enabled");

	private static final Set<String> NO = Set.of("no", "false", "0", "off", "disable", "disabled");

	/**
	 * As luoyun.conf says it; empty when it asks for no TLS. What is neither yes nor no
	 * counts as yes: whoever wrote it did not mean that nothing is to be protected.
	 * @param conf the keys of luoyun.conf
	 */
	static Optional<TlsSettings> of(Map<String, String> conf) {
		boolean on = value(conf, TlsKeys.TLS).filter((text) -> !NO.contains(text.toLowerCase(Locale.ROOT))).isPresent();
		return on ? Optional.of(new TlsSettings(value(conf, TlsKeys.CA),
				value(conf, TlsKeys.FINGERPRINT).map(TlsSettings::plainFingerprint))) : Optional.empty();
	}

	/** Whether a value of {@code CLC_TLS} is one that was agreed on. */
	public static boolean isYesOrNo(String value) {
		String lower = value.toLowerCase(Locale.ROOT);
		return YES.contains(lower) || NO.contains(lower);
	}

	/** A fingerprint without colons and blanks, in lower case. */
	public static String plainFingerprint(String value) {
		return value.replaceAll("[: ]", "").toLowerCase(Locale.ROOT);
	}

	private static Optional<String> value(Map<String, String> conf, String key) {
		return Optional.ofNullable(conf.get(key)).map(String::strip).filter((text) -> !ConfLines.isAbsent(text));
	}

}
