package co.luoyun.osmanager.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks at the keys that say whether the connection to the controller is encrypted. Their
 * values are used where the connection is made; a slip in them must not pass in silence.
 */
final class TlsKeys {

	static final String TLS = "CLC_TLS";

	static final String CA = "CLC_CA";

	static final String FINGERPRINT = "CLC_FINGERPRINT";

	private static final Pattern YES_OR_NO = Pattern.compile("yes|true|1|on|enable|no|false|0|off|disable");

	private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

	private TlsKeys() {
	}

	static void check(ConfLines lines, Diagnostics diagnostics) {
		Optional<ConfLines.Line> tls = lines.value(TLS);
		tls.filter((line) -> !YES_OR_NO.matcher(line.value().toLowerCase(Locale.ROOT)).matches())
			.ifPresent((line) -> diagnostics.warn(line.number(), TLS, "\"yes\" or \"no\"",
					"the connection to the controller is not encrypted"));
		lines.value(FINGERPRINT)
			.filter((line) -> !SHA_256.matcher(line.value().replaceAll("[: ]", "").toLowerCase(Locale.ROOT)).matches())
			.ifPresent((line) -> diagnostics.warn(line.number(), FINGERPRINT,
					"the SHA-256 of a certificate, 64 hexadecimal digits", "no certificate is trusted"));
		if (tls.isEmpty()) {
			lines.value(FINGERPRINT)
				.or(() -> lines.value(CA))
				.ifPresent((line) -> diagnostics.warn(line.number(), TLS, "\"yes\", as there is a certificate to trust",
						"the connection to the controller is not encrypted"));
		}
	}

}
