package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parts of {@code src/docs/pages.md} that can be tried. */
record PagesGuide(String text) {

	private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\| .+ \\|$", Pattern.MULTILINE);

	private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

	static PagesGuide read() throws IOException {
		return new PagesGuide(Files.readString(Path.of("src/docs/pages.md")));
	}

	/** The names of a part of the model, in order. */
	List<Name> names(String part) {
		String start = "<!-- model: " + part + " -->";
		int from = this.text.indexOf(start) + start.length();
		return ROW.matcher(this.text.substring(from, this.text.indexOf("<!-- end -->", from)))
			.results()
			.map((row) -> new Name(row.group(1), row.group(2)))
			.toList();
	}

	/** The example files by their path in {@code custom/www}. */
	Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		FILE.matcher(this.text).results().forEach((block) -> files.put(block.group(1), block.group(2)));
		return files;
	}

	/**
	 * A name of the model.
	 *
	 * @param path the name, as {@code log[].text}
	 * @param example an expression that uses it
	 */
	record Name(String path, String example) {

		/** The example in a page, where its result can be found by the name. */
		String markup() {
			String top = this.path.replaceFirst("\\[].*|\\..*", "");
			String each = this.path.contains("[]") ? " th:each=\"it : ${" + top + "}\"" : "";
			return "<p" + each + " th:text=\"'" + this.path + "=' + (" + this.example + ")\">x</p>\n";
		}

	}

}
