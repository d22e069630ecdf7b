package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.SystemText;

/** The files of ifupdown, with all that they name as sources, see interfaces(5). */
final class InterfacesFiles {

	private static final String FOLDER = "/etc/network";

	// What is up, as in ens3.5=ens3.5.
	private static final String STATE = "/run/network/ifstate";

	private static final Pattern BEGINNING = Pattern
		.compile("iface|auto|allow-.*|mapping|source|source-directory|no-auto-down|no-scripts|template|rename");

	private static final int DEPTH_LIMIT = 8;

	private final SystemEvidence evidence;

	private final List<String> lines = new ArrayList<>();

	private InterfacesFiles(SystemEvidence evidence) {
		this.evidence = evidence;
	}

	/** The lines that others wrote, stripped and without comments. */
	static Stream<String> ofOthers(SystemEvidence evidence) throws IOException {
		InterfacesFiles files = new InterfacesFiles(evidence);
		files.add(evidence.text(FOLDER + "/interfaces"), 0);
		return files.lines.stream();
	}

	/** The stanzas of interfaces that others wrote. */
	static List<Stanza> stanzas(SystemEvidence evidence) throws IOException {
		List<Stanza> stanzas = new ArrayList<>();
		boolean inside = false;
		for (String line : ofOthers(evidence).toList()) {
			List<String> words = List.of(line.split("\\s+"));
			if (BEGINNING.matcher(words.getFirst()).matches()) {
				inside = words.size() > 1 && words.getFirst().equals("iface");
				if (inside) {
					stanzas.add(new Stanza(words.get(1), words.getLast(), new ArrayList<>()));
				}
			}
			else if (inside) {
				stanzas.getLast().options().add(line);
			}
		}
		return stanzas;
	}

	/** The VLANs on top of an interface that are up, or that come up at the boot. */
	static List<String> vlansOn(String link, SystemEvidence evidence) throws IOException {
		Set<String> wanted = evidence.text(STATE)
			.lines()
			.map((line) -> line.split("=", 2)[0])
			.collect(Collectors.toCollection(HashSet::new));
		ofOthers(evidence).map((line) -> List.of(line.split("\\s+")))
			.filter((words) -> words.getFirst().equals("auto"))
			.forEach(wanted::addAll);
		return stanzas(evidence).stream()
			.filter((stanza) -> stanza.isVlanOn(link))
			.map(Stanza::name)
			.filter(wanted::contains)
			.distinct()
			.toList();
	}

	private void add(String text, int depth) throws IOException {
		if (Marks.isOurs(text) || depth > DEPTH_LIMIT) {
			return;
		}
		for (String line : text.replace("\\\n", " ").lines().map(String::strip).toList()) {
			String[] words = line.split("\\s+", 2);
			if (words.length > 1 && words[0].equals("source")) {
				addMatching(words[1], depth);
			}
			else if (words.length > 1 && words[0].equals("source-directory")) {
				addAll(absolute(words[1]), "regex:[a-zA-Z0-9_-]+", depth);
			}
			else if (!line.isEmpty() && !line.startsWith("#")) {
				this.lines.add(line);
			}
		}
	}

	private void addMatching(String pattern, int depth) throws IOException {
		int slash = absolute(pattern).lastIndexOf('/');
		addAll(absolute(pattern).substring(0, slash), "glob:" + absolute(pattern).substring(slash + 1), depth);
	}

	private void addAll(String folder, String names, int depth) throws IOException {
		PathMatcher matcher = FileSystems.getDefault().getPathMatcher(names);
		for (Path file : this.evidence.files(folder)) {
			if (matcher.matches(file.getFileName()) && Files.isRegularFile(file)) {
				add(SystemText.read(file).orElse(""), depth + 1);
			}
		}
	}

	private static String absolute(String path) {
		return path.startsWith("/") ? path : FOLDER + "/" + path;
	}

	/**
	 * What is said of an interface in one place.
	 *
	 * @param name the interface's
	 * @param method the last word of its first line, as {@code dhcp} or {@code manual}
	 * @param options the lines that follow
	 */
	record Stanza(String name, String method, List<String> options) {

		boolean isVlanOn(String link) {
			return this.name.startsWith(link + ".") || this.options.stream()
				.anyMatch((option) -> option.matches("vlan[-_]raw[-_]device\\s+" + Pattern.quote(link)));
		}

	}

}
