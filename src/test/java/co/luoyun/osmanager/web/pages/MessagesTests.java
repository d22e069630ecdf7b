package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.message.MessageKey;
import co.luoyun.osmanager.status.StatusMessage;
import co.luoyun.osmanager.webssh.TerminalMessage;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The messages of the rooms have a text in every language, and no text is left over. */
class MessagesTests {

	private static final Path TEXTS = Path.of("custom/www");

	private static final String PREFIX = "message.";

	private static final Map<String, String> MADE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("co.luoyun.osmanager")
		.stream()
		.filter((type) -> type.isEnum() && type.isAssignableTo(MessageKey.class))
		.map(JavaClass::reflect)
		.flatMap((type) -> Arrays.stream(type.getEnumConstants()))
		.map(MessageKey.class::cast)
		.collect(Collectors.toMap(MessageKey::key, MessageKey::english));

	private final PageMessages messages = new PageMessages(
			new PageFiles(new SystemRoot(Path.of("/nowhere"), Path.of("/LuoYun"))));

	private final Sentences sentences = new Sentences(this.messages);

	@ParameterizedTest
	@ValueSource(strings = { "messages.properties", "messages_zh.properties" })
	void everyMessageHasItsTextAndNoneIsLeftOver(String file) throws IOException {
		assertThat(texts(file).keySet()).containsExactlyInAnyOrderElementsOf(MADE.keySet());
		assertThat(texts(file))
			.allSatisfy((key, text) -> assertThat(gaps(text)).as(key).isEqualTo(gaps(MADE.getOrDefault(key, ""))));
	}

	@Test
	void englishIsWhatTheRoomsSay() throws IOException {
		assertThat(texts("messages.properties")).containsExactlyInAnyOrderEntriesOf(MADE);
	}

	@Test
	void isSaidByItsKeyWithWhatItHolds() {
		Message ended = TerminalMessage.ENDED.with(3);
		Message whole = TerminalMessage.RESTARTING.with(ended, 1.5);
		assertThat(whole).hasToString("The web terminal ended with exit code 3, and is started again in 1.5 s");
		assertThat(chinese(whole)).isEqualTo("网页终端以退出码 3 结束，将在 1.5 秒后重新启动");
		assertThat(chinese(TerminalMessage.STARTING.with(8001))).contains("8001");
		assertThat(chinese(StatusMessage.NO_PROGRAM.with("/a{0}'b"))).contains("/a{0}'b");
		assertThat(chinese(ConnectionMessage.UNREACHABLE.with("127.0.0.1:1369", "Connection refused")))
			.isEqualTo("连接控制器 127.0.0.1:1369 失败：连接被拒绝；请检查网络、luoyun.conf 中的 CLC_IP 和 CLC_PORT，以及控制器是否在运行");
		assertThat(chinese(Message.plain("exit code 3"))).isEqualTo("退出码 3");
	}

	@Test
	void whatIsWrongWithAConfigurationIsSaidInTheLanguage() {
		ConfReading reading = LuoYunConfReader.read("TAG=1\nKEY=secret\nJSON={} {\n".getBytes(StandardCharsets.UTF_8));
		assertThat(reading.diagnostics()).singleElement()
			.satisfies((diagnostic) -> assertThat(chinese(diagnostic.message()))
				.isEqualTo("错误：第 3 行 JSON：应为一行 JSON；到值的第 4 个字符处就不再是这样；配置不予采用"));
		assertThat(chinese(SourceFault.describe(new FileSystemException("/a", null, "No space left on device"))))
			.isEqualTo("磁盘空间不足");
	}

	private String chinese(Message message) {
		return this.sentences.in(new PageLanguage("zh", this.messages.languages().getOrDefault("zh", Map.of())),
				message);
	}

	private static String gaps(String text) {
		return Pattern.compile("\\{\\d}")
			.matcher(text)
			.results()
			.map((gap) -> gap.group())
			.sorted()
			.toList()
			.toString();
	}

	private static SortedMap<String, String> texts(String file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
			properties.load(reader);
		}
		SortedMap<String, String> texts = new TreeMap<>();
		properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
		texts.keySet().removeIf((key) -> !key.startsWith(PREFIX));
		return texts;
	}

}
