package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.SystemText;

/**
 * Reads sshd_config(5) as sshd does for root: the first value of a keyword counts,
 * included files stand where their Include is, and of the Match blocks only those for
 * user root alone, or for all, are looked into.
 */
final class SshdConfig {

	private static final String FOLDER = "/etc/ssh";

	private static final int DEEPEST_INCLUDE = 16;

	private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");

	private static final Pattern FOR_ROOT = Pattern.compile("(?i)(all|user\\s+\"?root\"?)");

	private final SystemRoot root;

	private final Map<String, String> values = new HashMap<>();

	private boolean matches = true;

	private SshdConfig(SystemRoot root) {
		this.root = root;
	}

	/**
	 * The values by their keywords in lower case; what is not set is not there.
	 * @throws IOException when a file cannot be read
	 */
	static Map<String, String> read(SystemRoot root) throws IOException {
		SshdConfig config = new SshdConfig(root);
		config.readFile(root.path(FOLDER + "/sshd_config"), 0);
		return config.values;
	}

	private void readFile(Path file, int depth) throws IOException {
		if (!Files.isRegularFile(file) || depth > DEEPEST_INCLUDE) {
			return;
		}
		boolean before = this.matches;
		for (String line : SystemText.read(file).orElse("").lines().toList()) {
			Matcher matcher = LINE.matcher(line);
			if (matcher.matches()) {
				take(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2), depth);
			}
		}
		this.matches = before;
	}

	private void take(String keyword, String value, int depth) throws IOException {
		if (keyword.equals("match")) {
			this.matches = FOR_ROOT.matcher(value).matches();
		}
		else if (this.matches && keyword.equals("include")) {
			for (String pattern : words(value)) {
				include(pattern, depth);
			}
		}
		else if (this.matches) {
			this.values.putIfAbsent(keyword, String.join(" ", words(value)));
		}
	}

	private void include(String pattern, int depth) throws IOException {
		Path path = this.root.path(pattern.startsWith("/") ? pattern : FOLDER + "/" + pattern);
		Path folder = path.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			return;
		}
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, path.getFileName().toString())) {
			found.forEach(files::add);
		}
		files.sort(null);
		for (Path file : files) {
			readFile(file, depth + 1);
		}
	}

	private static List<String> words(String value) {
		return Pattern.compile("\"([^\"]*)\"|(\\S+)")
			.matcher(value)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toList();
	}

}
