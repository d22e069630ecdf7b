package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.source.fat.FloppyDisk;

/**
 * Takes the secrets out of a text: those that the configuration names, wherever they
 * stand, and whatever has a secret's form.
 */
final class Redaction {

	private static final String MASK = "******";

	// crypt(3) hashes; private keys; what is called a key, cookie, password or token.
	private static final Pattern FORMS = Pattern
		.compile("\\$(?:1|2[abxy]|5|6|7|y|gy)\\$[./0-9A-Za-z$=,]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?"
				+ "-----END [A-Z ]*PRIVATE KEY-----|(?i)(?<=\\b(?:key|cookie|password|passwd|passwd_hash|token|secret)"
				+ "\"?\\s{0,2}[=:]\\s{0,2}\"?)[^\\s\"&;,]+");

	private final List<String> secrets;

	private Redaction(List<String> secrets) {
		this.secrets = secrets;
	}

	/**
	 * The redaction for an instance.
	 * @param conf its configuration; one that is missing or unreadable names no secrets
	 */
	static Redaction of(Path conf) {
		List<String> secrets = new ArrayList<>();
		try {
			LuoYunConf read = LuoYunConfReader.read(RegularFile.read(conf, FloppyDisk.LIMIT)).conf();
			Stream.of(read.key(), read.settings().passwordHash(), read.settings().cookie())
				.flatMap(Optional::stream)
				.map(Secret::reveal)
				.filter((secret) -> secret.length() > 3)
				.forEach(secrets::add);
		}
		catch (IOException ex) {
			// Then only the forms are known.
		}
		return new Redaction(List.copyOf(secrets));
	}

	String apply(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, MASK);
		}
		return FORMS.matcher(masked).replaceAll(MASK);
	}

}
