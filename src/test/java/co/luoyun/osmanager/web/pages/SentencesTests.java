package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import co.luoyun.osmanager.files.SystemRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTests {

	private static final Path WORDS = Path.of("custom/www");

	private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

	/** What is for files, logs, programs or developers, and never on a page. */
	private static final Path NOT_ON_PAGES = Path
		.of("src/test/resources/co/luoyun/osmanager/web/pages/not-on-pages.txt");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

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
	@CsvSource(delimiter = '|',
			textBlock = """
							root's password in /etc/shadow | /etc/shadow 中的 root 密码
							/etc/hostname: No space left on device | /etc/hostname：磁盘空间不足
							3 unchanged, 1 failed | 3 项无需改动，1 项失败
							192.168.1.1, 8.8.8.8 in /etc/resolv.conf | /etc/resolv.conf 中的 192.168.1.1, 8.8.8.8
							floppy disk /dev/fd0: there is no such device, and a sandbox loads no driver for it | 软盘 /dev/fd0：没有这个设备，而且沙箱不会为它加载驱动
							connecting to controller 127.0.0.1:1369: Connection refused; check the network, CLC_IP and CLC_PORT in luoyun.conf, and that the controller runs \
							| 连接控制器 127.0.0.1:1369 失败：连接被拒绝；请检查网络、luoyun.conf 中的 CLC_IP 和 CLC_PORT，以及控制器是否在运行
							error: line 7: JSON: expected one line of JSON; it stops being that at character 9 of the value; the configuration is refused \
							| 错误：第 7 行 JSON：应为一行 JSON；到值的第 9 个字符处就不再是 JSON；配置不予采用
							still missing after 15 s: address 10.0.0.2/24 on eth0, interface eth0 up; the former settings are back \
							| 15 秒后仍缺少：eth0 上的地址 10.0.0.2/24，网卡 eth0 启用；已恢复原来的设置
							eth0 10.0.0.2/24 by systemd-networkd (netplan is not used: other files of it set up eth0 already; remove that from them) \
							| eth0 10.0.0.2/24，使用 systemd-networkd（不使用 netplan：它的其他文件已经设置了 eth0；请从中删去）
							network[1]: there is no interface with MAC 52:54:00:12:34:56, so it goes to eth1, the next in order \
					| network[1]：没有 MAC 地址为 52:54:00:12:34:56 的网卡，改用下一个网卡 eth1
					/LuoYun/custom/scripts/config: exit code 3 | /LuoYun/custom/scripts/config：退出码 3
							Redmine 2.3.1 | Redmine 2.3.1
							an error that nobody has foreseen | an error that nobody has foreseen（英文原文）
							""")
	void saysInChinese(String english, String chinese) {
		assertThat(chinese(english)).isEqualTo(chinese);
	}

	@Test
	void saysEachLineByItself() {
		assertThat(chinese("exit code 3\nexit code 4")).isEqualTo("退出码 3\n退出码 4");
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
		PageMessages messages = new PageMessages(new PageFiles(new SystemRoot(this.folder, Path.of("/LuoYun"))));
		return new Sentences(messages).in(new PageLanguage(tag, messages.languages().getOrDefault(tag, Map.of())),
				english);
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
