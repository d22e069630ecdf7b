package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.os.PlanRequest;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.SettingOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RootPasswordTests {

	private static final String HASH = "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/";

	private static final String OTHERS = "daemon:*:19000:0:99999:7:::\nodd line without colons\n\n+::::::::\nuser:$6$x$y:1:0:9:7:::\n";

	private static final InstanceSettings KEY = Sandbox
		.json("{'public_key': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO'}");

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root);
	}

	@Test
	void setsHashAndDayAndKeepsAllElse() {
		this.sandbox.file("etc/shadow", "root:!:19000:0:99999:7:::\n" + OTHERS, "rw-r-----");
		assertThat(make(HASH).result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(this.sandbox.text("etc/shadow"))
			.isEqualTo("root:" + HASH + ":" + Sandbox.TODAY + ":0:99999:7:::\n" + OTHERS);
		assertThat(this.sandbox.mode("etc/shadow")).isEqualTo("rw-r-----");
	}

	@Test
	void secondTimeChangesNothing() throws IOException {
		this.sandbox.file("etc/shadow", OTHERS + "root:!:19000:0:99999:7:::", "rw-------");
		make(HASH);
		Object inode = Files.getAttribute(this.sandbox.path("etc/shadow"), "unix:ino");
		assertThat(make(HASH).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
		assertThat(Files.getAttribute(this.sandbox.path("etc/shadow"), "unix:ino")).isEqualTo(inode);
		assertThat(this.sandbox.text("etc/shadow")).startsWith(OTHERS + "root:" + HASH).doesNotEndWith("\n");
	}

	@Test
	void keepsBytesThatAreNotText() throws IOException {
		byte[] before = { 'r', 'o', 'o', 't', ':', '*', ':', '1', ':', '\n', (byte) 0xff, (byte) 0xc3, 0, '\r', '\n' };
		this.sandbox.folder("etc");
		Files.write(this.sandbox.path("etc/shadow"), before);
		make(HASH);
		byte[] after = Files.readAllBytes(this.sandbox.path("etc/shadow"));
		assertThat(after).endsWith((byte) '\n', (byte) 0xff, (byte) 0xc3, 0, '\r', '\n').hasSizeGreaterThan(100);
	}

	@Test
	void completesShortRootLine() {
		this.sandbox.file("etc/shadow", "root:x\n");
		make(HASH);
		assertThat(this.sandbox.text("etc/shadow")).isEqualTo("root:" + HASH + ":" + Sandbox.TODAY + "::::::\n");
	}

	@Test
	void isNotTakenInByNamesThatEndInRoot() {
		this.sandbox.file("etc/shadow", "notroot:!:1::::::\nroot2:!:1::::::\n");
		SettingOutcome outcome = make(HASH);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(outcome.detail()).asString().contains("no line for root");
		assertThat(this.sandbox.text("etc/shadow")).isEqualTo("notroot:!:1::::::\nroot2:!:1::::::\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "!", "*", "x", "plain text", "$6$salt$tooshort", "$6$saltsalt$aaa:0:0:root:/root:/bin/sh",
			"$6$salt\n$evil", "!$1$abcdefgh$0123456789012345678901", "$9$unknown$0123456789012345678901" })
	void refusesWhatWouldLockRootOut(String hash) {
		this.sandbox.file("etc/shadow", "root:$1$abcdefgh$0123456789012345678901:1::::::\n");
		Map<String, String> before = this.sandbox.files();
		SettingOutcome outcome = make(hash);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(outcome.detail()).hasToString("passwd_hash is refused: expected a crypt(3) hash as in /etc/shadow");
		assertThat(this.sandbox.files()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "root:*:0:0:99999:7:::,root:*:20513:0:99999:7:::", "root:*:20000:0:90:7:::,root:*:20513:0:90:7:::",
			"root:*:20000:0:99999:7::20100:,root:*:20513:0:99999:7:::", "root:!:0,root:!:20513::::::" })
	void anExpiredRootIsLetInWhereKeysAreGiven(String before, String after) {
		this.sandbox.file("etc/shadow", before + "\nother:*:0:::::1:\n");
		assertThat(this.sandbox.make("password", KEY).result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(this.sandbox.text("etc/shadow")).isEqualTo(after + "\nother:*:0:::::1:\n");
		assertThat(this.sandbox.make("password", KEY).result()).isEqualTo(SettingOutcome.Result.SKIPPED);
	}

	@Test
	void anExpiredRootIsLeftAloneWhereNothingIsGiven() {
		this.sandbox.file("etc/shadow", "root:*:0:::::1:\n");
		assertThat(make("").result()).isEqualTo(SettingOutcome.Result.SKIPPED);
		assertThat(this.sandbox.text("etc/shadow")).isEqualTo("root:*:0:::::1:\n");
	}

	@Test
	void absentLeavesTheSystemAlone() {
		this.sandbox.file("etc/shadow", "root:!:1::::::\n");
		assertThat(make("").result()).isEqualTo(SettingOutcome.Result.SKIPPED);
		assertThat(this.sandbox.files()).containsOnlyKeys("etc/shadow");
	}

	@Test
	void makesUpNoShadowFile() {
		SettingOutcome outcome = make(HASH);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.SKIPPED);
		assertThat(outcome.detail()).asString().contains("etc/shadow does not exist");
		assertThat(this.sandbox.files()).isEmpty();
	}

	@Test
	void waitsForTheLockAndGivesUp() throws IOException {
		this.sandbox.file("etc/shadow", "root:!:1::::::\n").file("etc/.pwd.lock", "");
		try (FileChannel channel = FileChannel.open(this.sandbox.path("etc/.pwd.lock"), StandardOpenOption.WRITE);
				FileLock lock = channel.lock()) {
			SettingOutcome outcome = make(HASH);
			assertThat(lock.isValid()).isTrue();
			assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.FAILED);
			assertThat(outcome.detail()).asString().contains(".pwd.lock", "another program");
		}
		assertThat(make(HASH).result()).isEqualTo(SettingOutcome.Result.CHANGED);
	}

	@Test
	void refusesLinkThatLeadsOut(@TempDir Path elsewhere) throws IOException {
		Files.writeString(elsewhere.resolve("shadow"), "root:!:1::::::\n");
		this.sandbox.link("etc/shadow", elsewhere.resolve("shadow").toString());
		assertThat(make(HASH).result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(Files.readString(elsewhere.resolve("shadow"))).isEqualTo("root:!:1::::::\n");
	}

	@Test
	void showsNoHash() {
		this.sandbox.file("etc/shadow", "root:!:1::::::\n");
		InstanceSettings settings = settings(HASH);
		OsPlan plan = this.sandbox.configurer(settings).plan(PlanRequest.ALL);
		assertThat(plan.hasChanges()).isTrue();
		assertThat(plan.toString()).doesNotContain("saltsalt");
		assertThat(make(HASH).toString()).doesNotContain("saltsalt");
	}

	private SettingOutcome make(String hash) {
		return this.sandbox.make("password", settings(hash));
	}

	private static InstanceSettings settings(String hash) {
		return Sandbox.json("{'passwd_hash': '" + hash.replace("\n", "\\n") + "'}");
	}

}
