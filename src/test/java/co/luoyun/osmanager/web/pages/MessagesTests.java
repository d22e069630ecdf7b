package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.message.MessageKey;
import co.luoyun.osmanager.message.SystemError;
import co.luoyun.osmanager.os.OsMessage;
import co.luoyun.osmanager.process.Ending;
import co.luoyun.osmanager.status.StatusMessage;
import co.luoyun.osmanager.webssh.TerminalMessage;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
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

	private static final List<JavaClass> KEYS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("co.luoyun.osmanager")
		.stream()
		.filter((type) -> type.isEnum() && type.isAssignableTo(MessageKey.class))
		.toList();

	private static final Map<String, String> MADE = KEYS.stream()
		.map(JavaClass::reflect)
		.flatMap((type) -> Arrays.stream(type.getEnumConstants()))
		.map(MessageKey.class::cast)
		.collect(Collectors.toMap(MessageKey::key, MessageKey::english));

	private final PageMessages messages = new PageMessages(
			new PageFiles(new SystemRoot(Path.of("/nowhere"), Path.of("/LuoYun"))));

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
		assertThat(chinese(ConnectionMessage.UNREACHABLE.with("127.0.0.1:1369", SystemError.REFUSED.with())))
			.isEqualTo("连接控制器 127.0.0.1:1369 失败：连接被拒绝；请检查网络、luoyun.conf 中的 CLC_IP 和 CLC_PORT，以及控制器是否在运行");
		assertThat(chinese(new Ending.Exited(3).message())).isEqualTo("退出码 3");
		assertThat(chinese(Message.plain("exit code 3"))).as("words of a program").isEqualTo("exit code 3");
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

	@Test
	void aFailureIsSaidInTheLanguageWithItsFile() {
		assertThat(chinese(Failure.inWords(new FileSystemException("/etc/hostname", null, "No space left on device"))))
			.isEqualTo("/etc/hostname：磁盘空间不足");
		assertThat(chinese(Failure.inWords(new NoSuchFileException("/a")))).isEqualTo("/a 不存在");
		assertThat(chinese(Joint.COMMA.of(List.of(OsMessage.UNCHANGED.with(3), OsMessage.FAILED.with(1)))))
			.isEqualTo("3 项无需改动，1 项失败");
		assertThat(chinese(Failure.inWords(new IOException("an error that nobody has foreseen"))))
			.isEqualTo("an error that nobody has foreseen");
	}

	@Test
	void everyMessageIsSaidSomewhere() {
		assertThat(KEYS).allSatisfy((type) -> {
			Set<String> said = type.getAllFields()
				.stream()
				.filter((field) -> field.getAccessesToSelf()
					.stream()
					.anyMatch((access) -> !access.getOriginOwner().equals(type)))
				.map(JavaField::getName)
				.collect(Collectors.toSet());
			// Some are found by their English words.
			boolean found = type.getMethods().stream().anyMatch((method) -> method.getName().equals("of"));
			if (!found || type.getSimpleName().equals("Joint")) {
				assertThat(said).as(type.getName()).contains(names(type));
			}
		});
	}

	private static String[] names(JavaClass type) {
		return Arrays.stream(type.reflect().getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name())
			.toArray(String[]::new);
	}

	private String chinese(Message message) {
		return new PageLanguage("zh", this.messages.languages().getOrDefault("zh", Map.of())).say(message);
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
