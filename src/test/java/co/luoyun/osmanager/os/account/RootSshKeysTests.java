package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.SettingOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RootSshKeysTests {

	private static final String FILE = "root/.ssh/authorized_keys";

	private static final String ONE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me";

	private static final String TWO = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIP////////////////////////////////////////// 你好";

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root);
	}

	@Test
	void makesFolderAndFileWithTheirModes() {
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(this.sandbox.text(FILE)).contains("\n" + ONE + "\n");
		assertThat(this.sandbox.mode("root")).isEqualTo("rwx------");
		assertThat(this.sandbox.mode("root/.ssh")).isEqualTo("rwx------");
		assertThat(this.sandbox.mode(FILE)).isEqualTo("rw-------");
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void usesRootsHomeOfPasswd() {
		this.sandbox.file("etc/passwd", "root:x:0:0:root:/home/boss:/bin/sh\n").folder("home/boss");
		make(ONE);
		assertThat(this.sandbox.text("home/boss/.ssh/authorized_keys")).contains(ONE);
		assertThat(this.sandbox.path("root")).doesNotExist();
	}

	@Test
	void rotatesOurKeysAndKeepsTheOwners() {
		String own = "# mine\nssh-rsa something-odd owner\n";
		this.sandbox.file(FILE, own, "rw-------");
		make(ONE);
		Path file = this.sandbox.path(FILE);
		this.sandbox.file(FILE, this.sandbox.text(FILE) + "# added below\n", "rw-------");
		make(TWO);
		assertThat(file).content().startsWith(own).endsWith("# added below\n").contains(TWO).doesNotContain(ONE);
	}

	@Test
	void tightensModes() {
		this.sandbox.file(FILE, "", "rw-rw-rw-");
		make(ONE);
		assertThat(this.sandbox.mode("root/.ssh")).isEqualTo("rwx------");
		assertThat(this.sandbox.mode(FILE)).isEqualTo("rw-------");
	}

	@Test
	void doesNotListTwiceWhatTheOwnerHas() {
		this.sandbox.file(FILE, ONE + "\n", "rw-------");
		make(ONE, TWO);
		assertThat(this.sandbox.text(FILE)).containsOnlyOnce(ONE).containsOnlyOnce(TWO);
	}

	@Test
	void leavesOutLinesThatAreNoKeys() {
		SettingOutcome outcome = make(ONE, "ssh-ed25519 notbase64! x", "ssh-rsa " + ONE.split(" ")[1], "hello");
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(outcome.detail()).asString().contains("public_key is refused", "1 key ");
		assertThat(this.sandbox.text(FILE)).contains(ONE).doesNotContain("hello", "notbase64");
	}

	@Test
	void takesOptionsWithSpacesAndCommas() {
		String line = "command=\"echo \\\"hi, you\\\"\",no-pty,from=\"10.0.0.0/8\" " + ONE;
		make(line);
		assertThat(this.sandbox.text(FILE)).contains("\n" + line + "\n");
	}

	@Test
	void withoutAnyKeyTheFileStays() {
		this.sandbox.file(FILE, ONE + "\n", "rw-------");
		assertThat(make("garbage").result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(make().result()).isEqualTo(SettingOutcome.Result.SKIPPED);
		assertThat(this.sandbox.text(FILE)).isEqualTo(ONE + "\n");
	}

	@Test
	void refusesLinks(@TempDir Path elsewhere) throws IOException {
		Path target = Files.writeString(elsewhere.resolve("keys"), "theirs\n");
		this.sandbox.link(FILE, target.toString());
		assertThat(make(ONE).detail()).asString().contains("symbolic link");
		Files.delete(this.sandbox.path(FILE));
		Files.delete(this.sandbox.path("root/.ssh"));
		this.sandbox.link("root/.ssh", elsewhere.toString());
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(target).hasContent("theirs\n");
		assertThat(elsewhere.resolve("authorized_keys")).doesNotExist();
	}

	@Test
	void blockWithoutEndDoesNotSwallowTheOwnersKeys() {
		this.sandbox.file(FILE, Marks.BEGIN + Marks.BEGIN_NOTE + "\n" + TWO + "\n", "rw-------");
		make(ONE);
		assertThat(this.sandbox.text(FILE)).contains(ONE, TWO).containsOnlyOnce(Marks.BEGIN + Marks.BEGIN_NOTE);
	}

	@Test
	void aKeyThatIsRefusedTakesNoneAway() {
		make(ONE);
		assertThat(make(TWO, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZ").result())
			.isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(this.sandbox.text(FILE)).contains(ONE, TWO).doesNotContain("RRuTF3TdnoCKZ");
		make(TWO);
		assertThat(this.sandbox.text(FILE)).contains(TWO).doesNotContain(ONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZ",
			"\ufeffssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO",
			"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO\\n",
			"command=\"x ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO",
			"no-such-option ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO",
			"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlOAAAA" })
	void whatSshdCannotReadIsRefusedAndTheGoodKeyStays(String key) {
		make(ONE);
		String before = this.sandbox.text(FILE);
		assertThat(make(key).result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(this.sandbox.text(FILE)).isEqualTo(before);
	}

	@Test
	void writesWhereSshdReads() {
		this.sandbox.file("etc/ssh/sshd_config", "# AuthorizedKeysFile none\nInclude sshd_config.d/*.conf\n")
			.file("etc/ssh/sshd_config.d/50-keys.conf", "AuthorizedKeysFile /etc/ssh/keys/%u .ssh/other\n");
		SettingOutcome outcome = make(ONE);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(outcome.detail()).asString().contains("/etc/ssh/keys/root");
		assertThat(this.sandbox.text("etc/ssh/keys/root")).contains(ONE);
		assertThat(this.sandbox.mode("etc/ssh/keys/root")).isEqualTo("rw-------");
		assertThat(this.sandbox.mode("etc/ssh/keys")).isEqualTo("rwxr-xr-x");
		assertThat(this.sandbox.path(FILE)).doesNotExist();
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "Match User bob;AuthorizedKeysFile none|.ssh/authorized_keys",
					"Match user root;AuthorizedKeysFile .ssh/keys2|.ssh/keys2",
					"authorizedkeysfile=\"%h/.ssh/authorized_keys\";AuthorizedKeysFile none|.ssh/authorized_keys",
					"AuthorizedKeysFile /etc/keys/%u .ssh/authorized_keys|.ssh/authorized_keys" })
	void readsSshdsConfigurationAsSshdDoes(String config, String file) {
		this.sandbox.file("etc/ssh/sshd_config", config.replace(';', '\n'));
		make(ONE);
		assertThat(this.sandbox.text("root/" + file)).contains(ONE);
	}

	@Test
	void saysWhatWouldKeepRootOut() {
		this.sandbox.file("etc/passwd", "root:x:0:0:root:/root:/usr/sbin/nologin\n")
			.file("etc/ssh/sshd_config", "PermitRootLogin no\n");
		assertThat(make(ONE).detail()).asString().contains("PermitRootLogin no", "nologin");
		this.sandbox.file("etc/ssh/sshd_config", "AuthorizedKeysFile none\n");
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.FAILED);
	}

	private SettingOutcome make(String... keys) {
		String lines = String.join("\n", keys).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
		return this.sandbox.make("ssh-keys", Sandbox.json("{'public_key': '" + lines + "'}"));
	}

}
