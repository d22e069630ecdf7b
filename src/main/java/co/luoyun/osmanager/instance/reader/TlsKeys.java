package co.luoyun.osmanager.instance.reader;

import java.util.Optional;
import java.util.regex.Pattern;

import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.TlsSettings;
import co.luoyun.osmanager.message.Message;

/**
 * The keys that say whether the connection to the controller is encrypted. A slip in them
 * must not pass in silence.
 */
public final class TlsKeys {

	public static final String TLS = "CLC_TLS";

	public static final String CA = "CLC_CA";

	public static final String FINGERPRINT = "CLC_FINGERPRINT";

	private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

	private TlsKeys() {
	}

	/**
	 * Looks for slips.
	 * @param settings what the lines come to
	 */
	public static void check(ConfLines lines, Optional<TlsSettings> settings, Diagnostics diagnostics) {
		Optional<ConfLines.Line> tls = lines.value(TLS);
		Message consequence = settings.isPresent() ? ConfMessage.ENCRYPTED.with() : ConfMessage.NOT_ENCRYPTED.with();
		tls.filter((line) -> !TlsSettings.isYesOrNo(line.value()))
			.ifPresent((line) -> diagnostics.warn(line.number(), TLS, ConfMessage.YES_OR_NO.with(), consequence));
		lines.value(FINGERPRINT)
			.filter((line) -> !SHA_256.matcher(TlsSettings.plainFingerprint(line.value())).matches())
			.ifPresent((line) -> diagnostics.warn(line.number(), FINGERPRINT, ConfMessage.FINGERPRINT.with(),
					ConfMessage.NO_CERTIFICATE.with()));
		if (tls.isEmpty()) {
			lines.value(FINGERPRINT)
				.or(() -> lines.value(CA))
				.ifPresent((line) -> diagnostics.warn(line.number(), TLS, ConfMessage.TLS.with(), consequence));
		}
	}

}
