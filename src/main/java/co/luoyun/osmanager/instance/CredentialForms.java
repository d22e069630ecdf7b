package co.luoyun.osmanager.instance;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The outer forms of what opens the instance; whether it opens anything is not looked at.
 */
final class CredentialForms {

	private static final int DES_HASH = 13;

	private static final List<String> KEY_TYPES = List.of("ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "rsa-sha2-",
			"cert-authority");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private CredentialForms() {
	}

	/**
	 * Whether a text can be the password field of /etc/shadow that lets somebody in:
	 * {@code $id$…} or the 13 characters of DES. What would lock the account, or break
	 * the file, is none.
	 */
	static boolean isPasswordHash(String text) {
		boolean characters = text.chars()
			.allMatch((character) -> character > ' ' && character < 0x7F && character != ':' && character != '*'
					&& character != '!');
		return characters && (text.startsWith("$") ? text.indexOf('$', 1) > 1 : text.length() == DES_HASH);
	}

	/** Whether a line can stand in authorized_keys: options, type, base64, comment. */
	static boolean isPublicKey(String line) {
		if (line.chars().anyMatch((character) -> character != '\t' && Character.isISOControl(character))) {
			return false;
		}
		String[] words = BLANKS.split(line);
		for (int i = 0; i + 1 < words.length; i++) {
			if (KEY_TYPES.stream().anyMatch(words[i]::startsWith)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A JSON field's name as it can be shown: a plain, short word, or nothing of it, as a
	 * secret may stand in a wrong place.
	 */
	static String shownFieldName(String name) {
		return looksLikeFieldName(name) ? name : "a field";
	}

	private static boolean looksLikeFieldName(String name) {
		return !name.isEmpty() && name.length() <= 24
				&& name.chars()
					.allMatch((character) -> character == '_' || (character >= 'a' && character <= 'z')
							|| (character >= 'A' && character <= 'Z'));
	}

}
