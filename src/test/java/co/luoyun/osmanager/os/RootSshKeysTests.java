package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RootSshKeysTests {

	private static final String FILE = "root/.ssh/authorized_keys";

	private static final String ONE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me";

	private static final String TWO = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIP///////////////////////////////////////////w 你好";

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
		assertThat(outcome.detail()).contains("1 key ", "3 of public_key's lines left out");
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
		assertThat(make(ONE).detail()).contains("symbolic link");
		Files.delete(this.sandbox.path(FILE));
		Files.delete(this.sandbox.path("root/.ssh"));
		this.sandbox.link("root/.ssh", elsewhere.toString());
		assertThat(make(ONE).result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(target).hasContent("theirs\n");
		assertThat(elsewhere.resolve("authorized_keys")).doesNotExist();
	}

	@Test
	void blockWithoutEndDoesNotSwallowTheOwnersKeys() {
		this.sandbox.file(FILE, ManagedBlock.BEGIN + "\n" + TWO + "\n", "rw-------");
		make(ONE);
		assertThat(this.sandbox.text(FILE)).contains(ONE, TWO).containsOnlyOnce(ManagedBlock.BEGIN);
	}

	private SettingOutcome make(String... keys) {
		return this.sandbox.make("ssh-keys", Sandbox.settings(List.of(), List.of(), Arrays.asList(keys), "", ""));
	}

}
