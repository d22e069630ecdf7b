package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.LuoYunConfReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * check, plan, apply and the service judge every value alike, as they read it by the same
 * code: what is refused by one is refused by all, and changes nothing.
 */
class OneRuleTests {

	private static final String ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEBHhDxrr8cuVrYAF8y1ZiqeoR/wd9OVqQRL3+Jyqib2";

	private static final String RSA = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDCNirkWgwgm2dxaipCTZctzERx9nGAwi78FAuw+8ljOUAPNTl6HuhwYBUTdx4KR/SsxobYWiLERktW2gLCW1eWXWZ6s0HtZI1a32z87Ro7QPCd4MEf2XnNx1D2RogWsfSaDD8f8zNPHJcYOb6WM01XYjGmtIgL73rH4nAbNlu0lEem62WAepaeq9puP2uyi13+UZgdv28JbKNEpokjyDTtc+lm7HphRk7cqnHxrEKfzmVIvv3wKiRsU168lgyTIci15DpubVGhSn2MW9sL2SJvMHz01dPtBU1Nkz1HrBmzkkMkV7ol9YdCqtBoSuNGDmQTiey+O8w21bH/heE34KMB";

	private static final String ECDSA = "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBE0Vpl4SP81MTwCvDP1UmjfhwL3r2klnxMP6MW592+XefY9Dzhx0KJ8lxZNWhXynR0fCclkNByVtkDsfW5uDuqDy45Z/3iYkv5HUG0Q/aPZVH0maXiWK3x/A5XEam+BbFw==";

	private static final String CERTIFICATE = "ecdsa-sha2-nistp384-cert-v01@openssh.com AAAAKGVjZHNhLXNoYTItbmlzdHAzODQtY2VydC12MDFAb3BlbnNzaC5jb20AAAAgsoWbPcnhe+uIhYqB39SznaSBzgHG55MRcUGaqN4azukAAAAIbmlzdHAzODQAAABhBE0Vpl4SP81MTwCvDP1UmjfhwL3r2klnxMP6MW592+XefY9Dzhx0KJ8lxZNWhXynR0fCclkNByVtkDsfW5uDuqDy45Z/3iYkv5HUG0Q/aPZVH0maXiWK3x/A5XEam+BbFwAAAAAAAAAAAAAAAQAAAAJpZAAAAAgAAAAEcm9vdAAAAAAAAAAA//////////8AAAAAAAAAggAAABVwZXJtaXQtWDExLWZvcndhcmRpbmcAAAAAAAAAF3Blcm1pdC1hZ2VudC1mb3J3YXJkaW5nAAAAAAAAABZwZXJtaXQtcG9ydC1mb3J3YXJkaW5nAAAAAAAAAApwZXJtaXQtcHR5AAAAAAAAAA5wZXJtaXQtdXNlci1yYwAAAAAAAAAAAAAAMwAAAAtzc2gtZWQyNTUxOQAAACBAR4Q8a6/HLla2ABfMtWYqnqEf8HfTlakES9/icqom9gAAAFMAAAALc3NoLWVkMjU1MTkAAABAquWIhn7OZ7g2KNLPW15C81S8ibmD8w8lJsmQfPp4hcbifaGrI4hEgdZ9DOENbpg6SpqmEi4C5omxoK/0QRhzCA==";

	private static final List<String> HASHES = List.of(
			"$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/",
			"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "$1$abcdefgh$0123456789012345678901",
			"$y$j9T$F5Jx5fExrKuPp53xLKQ..1$tnSYvahCwPBHKZUspmcxMfb0.WiB9W.zEaKlOBL35rC",
			"$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "_J9..RKcWYdAGGYW4Qrc");

	@TempDir
	private Path root = Path.of("");

	@BeforeEach
	void makeSandbox() throws IOException {
		write("etc/shadow", "root:$1$abcdefgh$0123456789012345678901:1:0:99999:7:::\n");
		write("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
		write("LuoYun/conf/osmanager.properties", "osmanager.os.host-name.enabled=true\n");
	}

	static Stream<Value> good() {
		List<Value> values = new ArrayList<>();
		HASHES.forEach((hash) -> values.add(new Value("passwd_hash", hash)));
		for (String key : List.of(ED25519, RSA, ECDSA, CERTIFICATE)) {
			values.add(new Value("public_key", key));
			values.add(new Value("public_key", key + " a comment"));
			values.add(new Value("public_key",
					"restrict,command=\"a \\\"b\\\", c\",from=\"10.0.0.0/8,!10.0.0.1\" " + key));
			values.add(new Value("public_key", "# mine\r\n" + key + "\r\n\r\n"));
		}
		for (String ip : List.of("192.0.2.7/24", "192.0.2.7/32", "192.0.2.7/31", "169.254.3.4/16", "2001:db8::7/64",
				"2001:db8::7/128", "fe80::7/64", "192.0.2.7/24 2001:db8::7/64")) {
			values.add(new Value("ip", ip));
		}
		Stream.of("192.0.2.1", "169.254.0.1", "fe80::1", "192.0.2.1, fe80::1")
			.forEach((gateway) -> values.add(new Value("gateway", gateway)));
		Stream.of("i10", "i10.example.org", "i10.example.org.", "a-b.c", "192.0.2.9")
			.forEach((name) -> values.add(new Value("domain", name)));
		Stream.of("192.0.2.1", "192.0.2.1 2001:db8::53", "192.0.2.1,192.0.2.2;192.0.2.3")
			.forEach((servers) -> values.add(new Value("nameservers", servers)));
		return values.stream();
	}

	static Stream<Value> bad() {
		List<Value> values = new ArrayList<>();
		for (String hash : HASHES) {
			values.add(new Value("passwd_hash", "!" + hash));
			values.add(new Value("passwd_hash", hash.substring(0, hash.length() - 1)));
			values.add(new Value("passwd_hash", hash.substring(0, hash.length() / 2)));
			values.add(new Value("passwd_hash", hash + ":0:"));
			values.add(new Value("passwd_hash", hash + "\nroot::0"));
			values.add(new Value("passwd_hash", "\"" + hash));
		}
		Stream.of("!", "*", "!!", "x", "plain", "\ufeff$6$", "$6$saltsalt$", "secret password")
			.forEach((hash) -> values.add(new Value("passwd_hash", hash)));
		for (String key : List.of(ED25519, RSA, ECDSA, CERTIFICATE)) {
			values.add(new Value("public_key", key.substring(0, key.length() - 1)));
			values.add(new Value("public_key", key.substring(0, key.length() - 4)));
			values.add(new Value("public_key", key.substring(0, key.length() - 24)));
			values.add(new Value("public_key", key.substring(0, 50) + "\r\n" + key.substring(50)));
			values.add(new Value("public_key", key + "AAAA"));
			values.add(new Value("public_key", key + "\\n"));
			values.add(new Value("public_key", "\ufeff" + key));
			values.add(new Value("public_key", "command=\"x " + key));
			values.add(new Value("public_key", "no-such-option " + key));
			values.add(new Value("public_key", "from=10.0.0.1 " + key));
			values.add(new Value("public_key", key.split(" ")[1]));
			values.add(new Value("public_key", "ssh-dss " + key.split(" ")[1]));
			values.add(new Value("public_key", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + key.split(" ")[1]));
		}
		for (String ip : List.of("192.0.2.300", "192.0.2", "192.0.2.7/33", "192.0.2.7/0", "192.0.2.7/x", "192.0.2.7/",
				"0.0.0.0/24", "127.0.0.1/8", "224.0.0.1/4", "255.255.255.255/32", "::1/128", "fe80::1%eth0/64",
				"2001:db8::7/129", "host.example.org", "192.0.2.7/24 192.0.2.300/24", "1.2.3.4.5/24",
				"192.0.2.o7/24")) {
			values.add(new Value("ip", ip));
		}
		Stream.of("192.0.2.300", "192.0.2", "gateway", "0.0.0.0", "192.0.2.1/24", "fe80::1%eth0", "::", "224.0.0.1")
			.forEach((gateway) -> values.add(new Value("gateway", gateway)));
		Stream.of("52:54:00", "52:54:00:12:34:5g", "eth0", "52:54:00:12:34:56:78")
			.forEach((mac) -> values.add(new Value("mac", mac)));
		Stream.of("my_vm", "-a", "a-", "a..b", "a b", "b\u00fccher", "a.123", "a;reboot", "x".repeat(64))
			.forEach((name) -> values.add(new Value("domain", name)));
		Stream.of("x", "192.0.2.300", "0.0.0.0", "dns.example.org")
			.forEach((servers) -> values.add(new Value("nameservers", servers)));
		return values.stream();
	}

	@ParameterizedTest
	@MethodSource("good")
	void whatIsGoodIsGoodForAll(Value value) throws IOException {
		Path conf = install(value);
		assertThat(LuoYunConfReader.read(Files.readAllBytes(conf)).verdict()).hasToString("fine");
		assertThat(run("check", conf.toString())).isZero();
		assertThat(run("--root", this.root.toString(), "plan")).isIn(0, 1);
		assertThat(run("--root", this.root.toString(), "apply")).isZero();
		assertThat(run("--root", this.root.toString(), "plan")).isZero();
	}

	@ParameterizedTest
	@MethodSource("bad")
	void whatIsBadIsRefusedByAllAndChangesNothing(Value value) throws IOException {
		Path conf = install(value);
		List<String> before = files();
		assertThat(run("check", conf.toString())).isEqualTo(2);
		assertThat(run("--root", this.root.toString(), "plan")).isEqualTo(2);
		assertThat(run("--root", this.root.toString(), "apply")).isEqualTo(2);
		assertThat(files()).isEqualTo(before);
	}

	private Path install(Value value) throws IOException {
		return write("LuoYun/conf/luoyun.conf",
				"TAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\nJSON=" + value.json() + "\n");
	}

	private List<String> files() throws IOException {
		try (Stream<Path> all = Files.walk(this.root)) {
			List<String> texts = new ArrayList<>();
			for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
				texts.add(path + ": " + Files.readString(path, StandardCharsets.ISO_8859_1));
			}
			return texts;
		}
	}

	private static int run(String... arguments) {
		PrintWriter nowhere = new PrintWriter(new StringWriter());
		return OsManagerCommand.run(nowhere, nowhere, arguments);
	}

	private Path write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	/**
	 * A value of a field.
	 *
	 * @param field the field's name
	 * @param text its value
	 */
	record Value(String field, String text) {

		String json() {
			String quoted = JsonMapper.shared().writeValueAsString(this.text);
			return switch (this.field) {
				case "ip" -> "{\"network\": [{\"netmask\": null, \"ip\": " + quoted + "}]}";
				case "gateway", "mac" ->
					"{\"network\": [{\"ip\": \"192.0.2.7/24\", \"" + this.field + "\": " + quoted + "}]}";
				case "domain" -> "{\"domain\": {\"name\": " + quoted + "}}";
				default -> "{\"" + this.field + "\": " + quoted + "}";
			};
		}

		@Override
		public String toString() {
			return this.field + " " + Arrays.toString(this.text.split("(?<=\\G.{60})"));
		}

	}

}
