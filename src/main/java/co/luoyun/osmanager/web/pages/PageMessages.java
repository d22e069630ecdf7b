package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.RegularFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The texts of the pages, by language: {@code messages.properties} (English) and
 * {@code messages_<language>.properties}, those of the package and over them those in
 * {@code custom/www}, in UTF-8. A builder adds a language by adding a file.
 */
@Component
public class PageMessages {

	private static final Logger logger = LoggerFactory.getLogger(PageMessages.class);

	public static final String DEFAULT_LANGUAGE = "en";

	/** The key of a language's own name. */
	private static final String NAME = "language.name";

	private static final List<String> PACKAGED = List.of("messages.properties", "messages_zh.properties");

	private static final int LONGEST_FILE = 1024 * 1024;

	private final Path folder;

	private volatile Loaded loaded = new Loaded(List.of("none"), new TreeMap<>());

	PageMessages(PageFiles files) {
		this.folder = files.folder();
	}

	/** Every language there is, with its texts. */
	public SortedMap<String, Map<String, String>> languages() {
		List<String> stamp = stamp();
		Loaded known = this.loaded;
		if (!known.stamp().equals(stamp)) {
			known = new Loaded(stamp, load());
			this.loaded = known;
		}
		return known.languages();
	}

	private SortedMap<String, Map<String, String>> load() {
		SortedMap<String, Map<String, String>> all = new TreeMap<>();
		PACKAGED.forEach((name) -> all.put(language(name), packaged(name)));
		for (Path file : files()) {
			all.computeIfAbsent(language(file.getFileName().toString()), (_) -> new HashMap<>()).putAll(texts(file));
		}
		all.forEach((tag, texts) -> texts.computeIfAbsent(NAME, (_) -> name(Locale.forLanguageTag(tag))));
		Map<String, String> english = all.getOrDefault(DEFAULT_LANGUAGE, Map.of());
		all.values().forEach((texts) -> english.forEach(texts::putIfAbsent));
		return all;
	}

	// English's would be a second English.
	private static String name(Locale language) {
		String name = language.getDisplayLanguage(language);
		return name.isEmpty() ? language.toLanguageTag() : name;
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().matches("messages(_[A-Za-z-]+)?\\.properties"))
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private List<String> stamp() {
		return files().stream().map((file) -> file.getFileName() + " " + file.toFile().lastModified()).toList();
	}

	private static String language(String name) {
		return name.contains("_") ? name.substring(name.indexOf('_') + 1, name.lastIndexOf('.')) : DEFAULT_LANGUAGE;
	}

	private static Map<String, String> packaged(String name) {
		try {
			return parse(new ClassPathResource("defaults/www/" + name).getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The package lacks the texts of its pages, " + name, ex);
		}
	}

	private static Map<String, String> texts(Path file) {
		try {
			return parse(RegularFile.text(file, LONGEST_FILE));
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.warn("Cannot read the page texts in {}, so the built-in ones are shown: {}", file, ex.getMessage());
			return Map.of();
		}
	}

	private static Map<String, String> parse(String text) throws IOException {
		Properties properties = new Properties();
		properties.load(new StringReader(text));
		Map<String, String> texts = new HashMap<>();
		properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
		return texts;
	}

	private record Loaded(List<String> stamp, SortedMap<String, Map<String, String>> languages) {
	}

}
