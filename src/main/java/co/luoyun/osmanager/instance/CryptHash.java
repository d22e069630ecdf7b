package co.luoyun.osmanager.instance;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises the hashes of crypt(3), by the forms of crypt(5). A hash that is cut short,
 * or says "locked", would keep root out and is none.
 */
public final class CryptHash {

	private static final String B64 = "[./0-9A-Za-z]";

	// crypt(5): sha512, sha256, md5, bcrypt, yescrypt and gost-yescrypt, scrypt, and the
	// two DES forms.
	private static final List<String> FORMS = List.of("\\$6\\$(rounds=\\d{1,9}\\$)?[^$]{0,16}\\$" + B64 + "{86}",
			"\\$5\\$(rounds=\\d{1,9}\\$)?[^$]{0,16}\\$" + B64 + "{43}", "\\$1\\$[^$]{0,8}\\$" + B64 + "{22}",
			"\\$2[abxy]\\$\\d\\d\\$" + B64 + "{53}", "\\$g?y\\$" + B64 + "+\\$" + B64 + "{0,86}\\$" + B64 + "{43}",
			"\\$7\\$" + B64 + "{11,97}\\$" + B64 + "{43}", "_" + B64 + "{19}", B64 + "{13}");

	private CryptHash() {
	}

	public static boolean isValid(String text) {
		boolean harmless = text.chars().allMatch((c) -> c > ' ' && c < 0x7f && ":;*!\\".indexOf(c) < 0);
		return harmless && FORMS.stream().anyMatch((form) -> Pattern.matches(form, text));
	}

}
