package co.luoyun.osmanager.instance;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.reader.ConfLines;
import co.luoyun.osmanager.instance.reader.Diagnostics;
import co.luoyun.osmanager.instance.reader.EndpointReader;
import co.luoyun.osmanager.instance.reader.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LuoYunConfReaderTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final String CLOUD = "TAG=10\nKEY=" + KEY + "\n";

	@Test
	void readsAllKeys() {
		ConfReading reading = read("""
				# a comment
				; another

				CLC_IP=192.168.1.11
				CLC_PORT = 1370
				CLC_MCAST_IP=228.0.0.2
				CLC_MCAST_PORT=1371
				TAG=10
				KEY=%s
				FUTURE=a=b
				""".formatted(KEY));
		LuoYunConf conf = reading.conf();
		assertThat(conf.controller()).contains(new Endpoint("192.168.1.11", 1370));
		assertThat(conf.multicast()).contains(new Endpoint("228.0.0.2", 1371));
		assertThat(conf.tag()).hasValue(10);
		assertThat(conf.key()).contains(new Secret(KEY));
		assertThat(conf.other()).isEqualTo(Map.of("FUTURE", "a=b"));
		assertThat(reading.diagnostics()).extracting(Diagnostic::severity, Diagnostic::line, Diagnostic::where)
			.containsExactly(tuple(Severity.NOTE, 10, "FUTURE"));
	}

	@Test
	void anUnknownKeyIsNamedOnlyWhereItLooksLikeOne() {
		List<Diagnostic> diagnostics = read(CLOUD + "CLC_PROT=1\nc2VjcmV0Cg==\n\"cookie\": \"a=b\"\n").diagnostics();
		assertThat(diagnostics).extracting(Diagnostic::where, Diagnostic::maskedLine)
			.containsExactly(tuple("CLC_PROT", "CLC_PROT=******"), tuple("the line", "******"),
					tuple("the line", "******"));
	}

	@Test
	void keepsNoMoreUnknownKeysThanThereIsMemoryFor() {
		StringBuilder text = new StringBuilder(CLOUD);
		for (int i = 0; i < 900; i++) {
			text.append(i).append("=\n");
		}
		assertThat(read(text + "CLC_IP=wrong!\n").diagnostics()).extracting(Diagnostic::where).contains("CLC_IP");
		for (int i = 0; i < 200_000; i++) {
			text.append(i).append("=\n");
		}
		ConfReading reading = read(text.append("CLC_IP=192.0.2.1\n").toString());
		assertThat(reading.conf().other()).hasSizeLessThanOrEqualTo(ConfLines.MOST_UNKNOWN);
		assertThat(reading.conf().controller()).isPresent();
		assertThat(reading.has(Severity.WARNING)).isTrue();
		assertThat(reading.refused()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "CLC_TLS=maybe,CLC_TLS", "CLC_CA=/etc/ca.pem,CLC_TLS", "clc_fingerprint=00,CLC_FINGERPRINT" })
	void aSlipInWhatEncryptsTheConnectionIsAWarning(String line, String where) {
		assertThat(read(CLOUD + line + "\n").diagnostics()).filteredOn((one) -> one.severity() == Severity.WARNING)
			.extracting(Diagnostic::where)
			.contains(where);
		ConfReading fine = read(CLOUD + "CLC_TLS=Yes\nCLC_FINGERPRINT=" + "AB:".repeat(31) + "ab\n");
		assertThat(fine.diagnostics()).isEmpty();
		assertThat(fine.conf().other()).containsKeys("CLC_TLS", "CLC_FINGERPRINT");
	}

	@ParameterizedTest
	@CsvSource({ "yes,true,''", "Enabled,true,''", "enable,true,''", "ja,true,is encrypted", "yse,true,is encrypted",
			"(null),false,''", "'',false,''", "no,false,''", " Off ,false,''", "disabled,false,''" })
	void whatIsSaidAboutEncryptionIsWhatTheConnectionDoes(String value, boolean encrypted, String warning) {
		ConfReading reading = read(CLOUD + "CLC_TLS=" + value + "\n");
		assertThat(reading.conf().tls().isPresent()).isEqualTo(encrypted);
		assertThat(reading.diagnostics()).hasSize(warning.isEmpty() ? 0 : 1)
			.allSatisfy((each) -> assertThat(each.toString()).contains("CLC_TLS", warning));
	}

	@Test
	void aFileOfNulBytesIsSaidAsWhatItIs() {
		assertThat(LuoYunConfReader.read(new byte[300]).diagnostics()).singleElement()
			.asString()
			.contains("all its bytes are NUL");
	}

	@Test
	void whomToTrustIsReadOnce() {
		ConfReading reading = read(CLOUD + "CLC_TLS=yes\nCLC_CA=(null)\nCLC_FINGERPRINT=AB: cd\n");
		assertThat(reading.conf().tls()).contains(new TlsSettings(Optional.empty(), Optional.of("abcd")));
	}

	@Test
	void theReferenceNamesEveryKey() throws IOException {
		List<String> keys = Pattern.compile("^\\| (`[A-Z].*?) \\|", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of("src/docs/configuration.md")))
			.results()
			.flatMap((row) -> Stream.of(row.group(1).replace("`", "").split(", ")))
			.toList();
		assertThat(keys).containsExactlyInAnyOrderElementsOf(
				Stream.of(ConfLines.KNOWN, ConfLines.TLS).flatMap(List::stream).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "CLC_IP=\nCLC_PORT=\n", "CLC_IP=(null)\n", "CLC_PORT=1369\n" })
	void withoutAControllerThereIsDiscovery(String lines) {
		ConfReading reading = read(lines + CLOUD);
		assertThat(reading.conf().controller()).isEmpty();
		assertThat(reading.conf().multicast()).contains(new Endpoint("228.0.0.1", 1369));
		assertThat(reading.has(Severity.WARNING)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0,", "-1,", "65536,", "x,", "'',", "1370,1370" })
	void aPortThatIsNoneBecomesTheUsualOne(String written, Integer port) {
		ConfReading reading = read("CLC_IP=clc.example.org\nCLC_PORT=" + written + "\n" + CLOUD);
		assertThat(reading.conf().controller())
			.contains(new Endpoint("clc.example.org", (port != null) ? port : EndpointReader.DEFAULT_PORT));
		assertThat(reading.diagnostics().isEmpty()).isEqualTo(port != null);
		assertThat(reading.refused()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CLC_IP=not a host", "CLC_IP=300.1.1.1", "CLC_MCAST_IP=192.0.2.1", "CLC_MCAST_PORT=70000",
			"a line without an equals sign", "=x", "TAG=10" })
	void whatIsWrongIsAWarningWithItsLine(String line) {
		ConfReading reading = read(CLOUD + line + "\n");
		assertThat(reading.refused()).isFalse();
		assertThat(reading.diagnostics()).singleElement().satisfies((diagnostic) -> {
			assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
			assertThat(diagnostic.line()).isEqualTo(3);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "# nothing", "FUTURE=1", "CLC_IP=192.0.2.1", "TAG=10", "KEY=" + KEY,
			"TAG=0\nKEY=" + KEY, "TAG=-1\nKEY=" + KEY, "TAG=99999999999\nKEY=" + KEY, "TAG=x\nKEY=" + KEY,
			"TAG=1\nKEY=abc", "TAG=1\nKEY=with blanks in it", "TAG=1\nKEY=schlüssel", CLOUD + "JSON={",
			CLOUD + "JSON=[]", CLOUD + "JSON=\"x\"", CLOUD + "JSON={} {}", CLOUD + "JSON={\"a\":01}" })
	void whatCannotBeUsedIsRefused(String text) {
		assertThat(read(text).refused()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "JSON=", "JSON=(null)", "JSON={}", "JSON={\"cookie\": null, \"network\": \"\"}", "" })
	void anEmptyJsonIsNone(String json) {
		ConfReading reading = read(CLOUD + json);
		assertThat(reading.conf().settings()).isEqualTo(InstanceSettings.NONE);
		assertThat(reading.diagnostics()).isEmpty();
	}

	@Test
	void withoutACloudTheSettingsAreEnough() {
		ConfReading reading = read("JSON={\"domain\": {\"name\": \"i10.example.org\"}}\n");
		assertThat(reading.refused()).isFalse();
		assertThat(reading.conf().belongsToCloud()).isFalse();
		assertThat(reading.conf().settings().domainName()).contains("i10.example.org");
	}

	@Test
	void theLastOfTwoEqualKeysCounts() {
		ConfReading reading = read("TAG=9\n" + CLOUD);
		assertThat(reading.conf().tag()).hasValue(10);
		assertThat(reading.diagnostics()).extracting(Diagnostic::line, Diagnostic::where)
			.containsExactly(tuple(2, "TAG"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\n", "\r", "\n\n \t\n" })
	void acceptsAnyLineEnds(String end) {
		ConfReading reading = read(CLOUD.replace("\n", end));
		assertThat(reading.conf().belongsToCloud()).isTrue();
		assertThat(reading.diagnostics()).isEmpty();
	}

	@Test
	void acceptsKeysInSmallLetters() {
		assertThat(read(CLOUD.toLowerCase(Locale.ROOT)).conf().belongsToCloud()).isTrue();
	}

	@Test
	void acceptsAByteOrderMark() {
		assertThat(read("\uFEFF" + CLOUD).diagnostics()).isEmpty();
	}

	@Test
	void nulBytesAtTheEndArePaddingAndElsewhereSpoilTheirLine() {
		assertThat(read(CLOUD + "\0\0\0").diagnostics()).isEmpty();
		ConfReading reading = read("CLC_IP=192.0.2.1\0\n" + CLOUD);
		assertThat(reading.conf().controller()).isEmpty();
		assertThat(reading.conf().belongsToCloud()).isTrue();
		assertThat(reading.diagnostics()).extracting(Diagnostic::line).containsExactly(1);
	}

	@Test
	void bytesThatAreNoUtf8AreReplaced() {
		ConfReading reading = read(CLOUD + "NAME=Bücher\n", StandardCharsets.ISO_8859_1);
		assertThat(reading.conf().other()).containsEntry("NAME", "B\uFFFDcher");
		assertThat(reading.diagnostics()).extracting(Diagnostic::severity, Diagnostic::line)
			.containsExactly(tuple(Severity.WARNING, 3), tuple(Severity.NOTE, 3));
		assertThat(reading.diagnostics().getFirst().maskedLine()).isEqualTo("******");
	}

	@Test
	void readsALineOfAMegabyte() {
		String cookie = "c".repeat(1024 * 1024);
		ConfReading reading = read(CLOUD + "JSON={\"cookie\":\"" + cookie + "\"}\n");
		assertThat(reading.conf().settings().cookie()).contains(new Secret(cookie));
	}

	@Test
	void aFileOfNothingButFaultsIsBounded() {
		ConfReading reading = read("x\n".repeat(500_000));
		assertThat(reading.refused()).isTrue();
		assertThat(reading.diagnostics()).hasSizeLessThan(Diagnostics.LIMIT + 3);
		assertThat(reading.diagnostics().getLast().consequence().toString()).contains("further");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":", "[1,[2," })
	void jsonNestedTooDeepIsRefused(String opening) {
		assertThat(read(CLOUD + "JSON=" + opening.repeat(100_000)).diagnostics()).singleElement()
			.asString()
			.contains("nested at most");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0,", "[],", "{},", "\"\",", "{\"ip\":1}," })
	void jsonOfMoreValuesThanThereIsMemoryForIsRefused(String value) {
		ConfReading reading = read(CLOUD + "JSON={\"network\":[" + value.repeat(200_000) + "0]}");
		assertThat(reading.diagnostics()).singleElement().asString().contains("at most " + JsonReader.MOST_TOKENS);
		assertThat(Integer
			.parseInt(reading.diagnostics().getFirst().expected().toString().replaceAll(".*character | of.*", "")))
			.isLessThan(value.length() * JsonReader.MOST_TOKENS + 100);
		assertThat(reading.conf().belongsToCloud()).isTrue();
	}

	@Test
	void aNumberOfAnyLengthRefusesNothing() {
		String number = "9".repeat(100_000);
		ConfReading reading = read(
				CLOUD + "JSON={\"future\":" + number + ",\"webssh\":{\"port\":" + number + "},\"x\":-1e999999999}");
		assertThat(reading.refused()).isFalse();
		assertThat(reading.diagnostics()).extracting(Diagnostic::where).contains("webssh.port");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} {} | 4", "{}x | 3", "{'a':} | 6", "{'a':1 | 7", "{'a':1,} | 8", "nul | 1" })
	void saysAtWhichCharacterTheJsonEnds(String json, int least) {
		assertThat(read(CLOUD + "JSON=" + json.replace('\'', '"')).diagnostics()).singleElement().satisfies((one) -> {
			assertThat(one.where()).isEqualTo("JSON");
			assertThat(Integer.parseInt(one.expected().toString().replaceAll("\\D", ""))).isBetween(least,
					json.length() + 2);
		});
	}

	@Test
	void noDiagnosticShowsAValue() {
		String secret = "hunter2hunter2";
		ConfReading reading = read("""
				hunter2hunter2
				TAG=hunter2hunter2
				KEY=hunter2hunter2 hunter2hunter2
				CLC_IP=hunter2hunter2!
				CLC_PORT=hunter2hunter2
				hunter2hunter2=1
				hunter2hunter2=1
				JSON={"webssh": {"status": "hunter2hunter2", "port": "hunter2hunter2"}, "hunter2hunter2": 1, \
				"passwd_hash": "hunter2hunter2!", "public_key": "hunter2hunter2", "hunter2hunter2": 2, \
				"network": [{"mac": "hunter2hunter2", "ip": "hunter2hunter2", "netmask": "hunter2hunter2"}, \
				"hunter2hunter2"], "domain": {"name": "hunter2hunter2!"}, "nameservers": "hunter2hunter2"}
				""");
		assertThat(reading.diagnostics()).hasSizeGreaterThan(12);
		assertThat(reading.toString()).doesNotContain(secret);
		ConfReading broken = read(CLOUD + "JSON={\"cookie\": hunter2hunter2}");
		assertThat(broken.refused()).isTrue();
		assertThat(broken.toString()).doesNotContain(secret).doesNotContain(KEY);
	}

	@Test
	void tagAndKeyAreNotedAsMissingWhereNoCloudIsMeant() {
		assertThat(read("JSON={\"webssh\": {\"port\": 8001}}").diagnostics()).singleElement()
			.extracting(Diagnostic::severity)
			.isEqualTo(Severity.NOTE);
	}

	@Test
	void readsTheExampleOfTheField() {
		InstanceSettings settings = read(
				CLOUD + """
						JSON={"cookie": "4c2f4c2f4c2f4c2f", "webssh": {"status": "enable", "port": 8001}, \
						"network": [{"type": "default", "mac": "52:54:00:12:34:56", "ip": "192.168.1.60", \
						"netmask": "255.255.255.0", "gateway": "192.168.1.1", "nameservers": "192.168.1.1 8.8.8.8"}], \
						"nameservers": "192.168.1.1 8.8.8.8", "domain": {"ip": "192.168.1.60", "name": "i10.example.org"}, \
						"public_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO me", "passwd_hash": "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "use_global_passwd": true, \
						"storage": [{"type": "disk", "size": 10}]}
						""")
			.conf()
			.settings();
		assertThat(settings.webssh()).isEqualTo(new WebSshSettings(true, OptionalInt.of(8001)));
		assertThat(settings.passwordHash())
			.contains(new Secret("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8"));
		assertThat(settings.publicKeys()).extracting(AuthorizedKey::line)
			.containsExactly("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO me");
		assertThat(settings.nameservers()).hasSize(2);
		assertThat(settings.network()).singleElement().satisfies((entry) -> {
			assertThat(entry.type()).isEqualTo(Optional.of("default"));
			assertThat(entry.mac()).contains(new MacAddress("52:54:00:12:34:56"));
			assertThat(entry.addresses()).singleElement().hasToString("192.168.1.60/24");
			assertThat(entry.gateways()).singleElement().hasToString("/192.168.1.1");
			assertThat(entry.nameservers()).hasSize(2);
		});
	}

	private static ConfReading read(String text) {
		return read(text, StandardCharsets.UTF_8);
	}

	private static ConfReading read(String text, Charset charset) {
		return LuoYunConfReader.read(text.getBytes(charset));
	}

}
