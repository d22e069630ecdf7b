package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import co.luoyun.osmanager.files.SystemRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SentencesTests {

	private static final Path WORDS = Path.of("custom/www");

	private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

	/** What is for files, logs, programs or developers, and never on a page. */
	private static final Path NOT_ON_PAGES = Path
		.of("src/test/resources/co/luoyun/osmanager/web/pages/not-on-pages.txt");

	private final PageMessages messages = new PageMessages(
			new PageFiles(new SystemRoot(Path.of("/nowhere"), Path.of("/LuoYun"))));

	private final Sentences sentences = new Sentences(this.messages);

	@Test
	void everyTextIsThereInChinese() throws Exception {
		SortedMap<String, String> english = texts("messages.properties");
		SortedMap<String, String> chinese = texts("messages_zh.properties");
		assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet());
		assertThat(english).allSatisfy((key, text) -> assertThat(gaps(chinese.getOrDefault(key, ""))).as(key)
			.containsExactlyElementsOf(gaps(text)));
		assertThat(chinese.tailMap(Sentences.PREFIX).entrySet())
			.filteredOn((text) -> text.getKey().startsWith(Sentences.PREFIX))
			.allSatisfy((text) -> assertThat(text.getValue()).as(text.getKey()).containsPattern(CHINESE));
	}

	@Test
	void everySentenceOfTheOtherRoomsIsKnown() throws Exception {
		List<String> notOnPages = Files.readAllLines(NOT_ON_PAGES);
		List<String> unknown = RoomTexts.read()
			.stream()
			.filter((text) -> !notOnPages.contains(text) && !isKnown(text) && !isKnown("/file: " + text))
			.toList();
		assertThat(unknown)
			.as("texts without a sentence.* in messages.properties and messages_zh.properties, and not in %s",
					NOT_ON_PAGES)
			.isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "said-in-chinese.txt", delimiter = '|', maxCharsPerColumn = 400)
	void saysInChinese(String english, String chinese) {
		assertThat(chinese(english)).isEqualTo(chinese);
	}

	@Test
	void saysEachLineByItself() {
		assertThat(chinese("exit code 3\nexit code 4")).isEqualTo("退出码 3\n退出码 4");
	}

	@Test
	void isSoonDoneWithAnyText() {
		String tangled = "error: line 1: " + "a: b in c by d; for e, f on g ".repeat(30);
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> chinese(tangled));
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> chinese("x ".repeat(100_000)));
	}

	@Test
	void leavesEnglishAlone() {
		assertThat(in("en", "root's password in /etc/shadow")).isEqualTo("root's password in /etc/shadow");
	}

	@Test
	void takesWhateverAGapHolds() {
		assertThat(chinese("there is no /a{0}'$b<c>\\")).isEqualTo("没有 /a{0}'$b<c>\\");
	}

	private boolean isKnown(String english) {
		String said = chinese(english);
		return CHINESE.matcher(said).find() && !said.contains("英文原文");
	}

	private String chinese(String english) {
		return in("zh", english);
	}

	private String in(String tag, String english) {
		return this.sentences.in(new PageLanguage(tag, this.messages.languages().getOrDefault(tag, Map.of())), english);
	}

	private static SortedMap<String, String> texts(String file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(WORDS.resolve(file))) {
			properties.load(reader);
		}
		SortedMap<String, String> texts = new TreeMap<>();
		properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
		return texts;
	}

	private static List<String> gaps(String text) {
		return Pattern.compile("\\{\\d}").matcher(text).results().map((gap) -> gap.group()).sorted().toList();
	}

}
