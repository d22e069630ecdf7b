package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Making disks with a configuration. */
class FloppyCommandTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final String GOOD = "CLC_IP=192.0.2.1\nCLC_PORT=1369\nTAG=10\nKEY=" + KEY + "\n";

	@TempDir
	Path folder;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void floppyMakesAnImageFromOptions() throws IOException {
		Path key = write("key", KEY + "\n");
		Path publicKey = write("id.pub",
				"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO me\n");
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "-o", image.toString(), "--tag", "10", "--key-file", key.toString(), "--controller",
				"192.0.2.1:1370", "--mac", "52:54:00:12:34:56", "--ip", "192.0.2.60", "--netmask", "255.255.255.0",
				"--gateway", "192.0.2.1", "--dns", "192.0.2.2", "--dns", "192.0.2.3", "--hostname", "i10.example.org",
				"--ssh-key", publicKey.toString(), "--ssh-key",
				"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f other",
				"--password-hash", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "--cookie",
				"0123456789abcdef", "--webssh", "disable", "--webssh-port", "8002"))
			.as(this.err.toString())
			.isZero();
		LuoYunConf conf = LuoYunConfReader.read(FloppyDisk.read(image)).conf();
		assertThat(conf.controller()).hasToString("Optional[192.0.2.1:1370]");
		assertThat(conf.tag()).hasValue(10);
		assertThat(conf.key().orElseThrow().reveal()).isEqualTo(KEY);
		InstanceSettings settings = conf.settings();
		assertThat(settings.network().getFirst().addresses()).singleElement().hasToString("192.0.2.60/24");
		assertThat(settings.nameservers()).hasSize(2);
		assertThat(settings.publicKeys()).extracting(AuthorizedKey::line)
			.containsExactly("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH9RRuTF3TdnoCKZvqfUOILhmdwr3NlaSy5moQXiPWlO me",
					"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f other");
		assertThat(settings.passwordHash().orElseThrow().reveal())
			.isEqualTo("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8");
		assertThat(settings.cookie().orElseThrow().reveal()).isEqualTo("0123456789abcdef");
		assertThat(settings.domainName()).contains("i10.example.org");
		assertThat(settings.webssh().enabled()).isFalse();
		assertThat(settings.webssh().port()).hasValue(8002);
		assertThat(this.err.toString()).isEmpty();
	}

	@Test
	void floppyTakesSecretsFromFilesAsTheyAre() throws IOException {
		Path cookie = write("cookie", "#a 'cookie' of words\n");
		Path hash = write("hash", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8\n");
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "-o", image.toString(), "--cookie", "@" + cookie, "--password-hash", "@" + hash))
			.isZero();
		InstanceSettings settings = LuoYunConfReader.read(FloppyDisk.read(image)).conf().settings();
		assertThat(settings.cookie().orElseThrow().reveal()).isEqualTo("#a 'cookie' of words");
		assertThat(settings.passwordHash().orElseThrow().reveal())
			.isEqualTo("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8");
		assertThat(run("floppy", "-o", image.toString(), "--cookie", "@" + cookie + "-none")).isEqualTo(64);
		assertThat(this.err.toString().lines().toList()).last().asString().contains("no such file");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--controller | [2001:db8::1]:1370 | [2001:db8::1]:1370",
					"--controller | 2001:db8::1 | [2001:db8::1]:1369",
					"--controller | clc.example.org | clc.example.org:1369" })
	void floppyTakesControllersInAnyForm(String option, String value, String expected) throws IOException {
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "-o", image.toString(), "--cookie", "0123456789abcdef", option, value)).isZero();
		assertThat(LuoYunConfReader.read(FloppyDisk.read(image)).conf().controller().orElseThrow())
			.hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--webssh | perhaps", "--webssh-port | 0", "--ip | 300.1.1.1/24", "--ip | 192.0.2.7",
					"--mac | 52:54", "--hostname | a b", "--dns | here", "--password-hash | hunter2",
					"--controller | a:b:c", "--controller | clc:70000", "--tag | 7", "--tag | x",
					"--ssh-key | none.pub", "--ssh-key | hunter2 hunter2", "--key-file | none", "--gateway | hunter2" })
	void floppyRefusesNonsenseInAPlainLine(String option, String value) {
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "-o", image.toString(), option, value)).isEqualTo(2);
		assertThat(image).doesNotExist();
		assertThat(this.err.toString()).isNotBlank().doesNotContain("hunter2").doesNotContain("Exception");
		assertThat(this.err.toString().lines()).hasSizeLessThan(6);
	}

	@Test
	void whatNoOptionCanMeanIsAFaultOfUsage() {
		assertThat(run("floppy", "-o", this.folder.resolve("floppy.img").toString(), "--controller", "clc:"))
			.isEqualTo(64);
		assertThat(this.err.toString().lines()).singleElement().asString().contains("--controller needs HOST");
	}

	@Test
	void floppyTakesNoPrivateKey() throws IOException {
		Path key = write("id", "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----\n");
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "-o", image.toString(), "--ssh-key", key.toString())).isEqualTo(64);
		assertThat(this.err.toString().lines()).singleElement().asString().contains("private key");
		assertThat(image).doesNotExist();
	}

	@Test
	void floppyReplacesOnlyWhatItMadeItself() throws IOException {
		Path file = write("luoyun.ini", GOOD);
		Path notes = write("notes.img", "my notes");
		for (String other : List.of(notes.toString(), this.folder.toString(), "/dev/null")) {
			assertThat(run("floppy", "--from", file.toString(), "-o", other)).as(other).isEqualTo(2);
		}
		assertThat(this.err.toString().lines()).hasSize(3);
		assertThat(notes).hasContent("my notes");
		assertThat(run("floppy", "--force", "--from", file.toString(), "-o", notes.toString())).isZero();
		assertThat(run("floppy", "--from", file.toString(), "-o", notes.toString())).isZero();
		assertThat(this.out.toString()).contains("replaced");
		Path ini = this.folder.resolve("copy.ini");
		assertThat(run("floppy", "--from", file.toString(), "-o", ini.toString())).isZero();
		assertThat(run("floppy", "--from", file.toString(), "-o", ini.toString())).isZero();
		Files.writeString(ini, "[section]\nof=another program\n");
		assertThat(run("floppy", "--from", file.toString(), "-o", ini.toString())).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dd_720", "hd_1440", "ed_2880", "node" })
	void floppyTakesAFileAsItIs(String format) throws IOException {
		Path file = write("luoyun.ini", GOOD + "# " + "x".repeat(10_000) + "\n");
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "--from", file.toString(), "-o", image.toString(), "--format", format)).isZero();
		assertThat(FloppyDisk.read(image)).isEqualTo(Files.readAllBytes(file));
		Path again = this.folder.resolve("again.ini");
		assertThat(run("floppy", "--from", image.toString(), "-o", again.toString())).isZero();
		assertThat(again).hasSameBinaryContentAs(file);
	}

	@Test
	void floppyMakesACdToo() throws IOException {
		Path file = write("luoyun.ini", GOOD);
		Path image = this.folder.resolve("cd.img");
		assertThat(run("floppy", "--iso", image.toString(), "--from", file.toString())).isZero();
		assertThat(run("floppy", "--iso", image.toString(), "--from", image.toString())).isZero();
		assertThat(this.out.toString()).contains("replaced");
		assertThat(run("check", image.toString())).isZero();
		assertThat(this.out.toString()).contains("luoyun.ini on the disk");
		Path other = write("other.img", GOOD);
		assertThat(run("floppy", "--iso", other.toString(), "--from", file.toString())).isEqualTo(2);
		assertThat(run("floppy", "--iso", other.toString(), "-o", other.toString(), "--from", file.toString()))
			.isEqualTo(64);
		assertThat(other).hasContent(GOOD);
		assertThat(this.err.toString()).contains("no CD image").contains("mutually exclusive");
	}

	@Test
	void floppyWritesNothingThatWouldBeRefusedUnlessForced() throws IOException {
		Path file = write("luoyun.ini", "TAG=hunter2\n");
		Path image = this.folder.resolve("floppy.img");
		assertThat(run("floppy", "--from", file.toString(), "-o", image.toString())).isEqualTo(2);
		assertThat(image).doesNotExist();
		assertThat(this.err.toString()).contains("TAG").doesNotContain("hunter2");
		assertThat(run("floppy", "--force", "--from", file.toString(), "-o", image.toString())).isZero();
		assertThat(FloppyDisk.read(image)).isEqualTo(Files.readAllBytes(file));
	}

	private int run(String... arguments) {
		return OsManagerCommand.run(new PrintWriter(this.out), new PrintWriter(this.err), arguments);
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

}
