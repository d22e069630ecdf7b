package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@StartsPrograms
class SelfMadeCertificateTests {

	@TempDir
	Path root;

	private Clock clock = Clock.systemUTC();

	@Test
	void isKeptAsLongAsItIsRight() throws IOException {
		host("one");
		ServerCertificate first = get();
		assertThat(first.selfMade()).isTrue();
		assertThat(first.names()).contains("one", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
		assertThat(first.until()).isBetween(Instant.now().plus(Duration.ofDays(390)),
				Instant.now().plus(Duration.ofDays(398)));
		assertThat(get().fingerprint()).isEqualTo(first.fingerprint());
		assertThat(file()).content().contains("PRIVATE KEY");
	}

	@Test
	void isMadeAnewForAnotherName() throws IOException {
		host("one");
		String first = get().fingerprint();
		host("two");
		assertThat(get().names()).contains("two").doesNotContain("one");
		assertThat(get().fingerprint()).isNotEqualTo(first);
	}

	@Test
	void isMadeAnewBeforeItEnds() throws IOException {
		ServerCertificate first = get();
		this.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(360));
		assertThat(certificate().isRight(first)).isTrue();
		this.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(370));
		assertThat(certificate().isRight(first)).isFalse();
		this.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
		assertThat(certificate().isRight(first)).as("before it begins").isFalse();
	}

	@Test
	void isMadeAnewWhenOthersCouldReadItOrItIsDamaged() throws IOException {
		String first = get().fingerprint();
		Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
		String second = get().fingerprint();
		assertThat(second).isNotEqualTo(first);
		Files.writeString(file(), Files.readString(file()).substring(0, 300));
		assertThat(get().fingerprint()).isNotEqualTo(second);
	}

	private ServerCertificate get() throws IOException {
		return certificate().get();
	}

	private SelfMadeCertificate certificate() {
		SystemRoot system = new SystemRoot(this.root, Path.of("/LuoYun"));
		return new SelfMadeCertificate(system, new CommandRunner(CommandPolicy.runEverything()),
				new InstanceNames(new CurrentConfiguration(), system), this.clock);
	}

	private Path file() {
		return this.root.resolve("LuoYun/run/https.pem");
	}

	private void host(String name) throws IOException {
		Files.createDirectories(this.root.resolve("etc"));
		Files.writeString(this.root.resolve("etc/hostname"), name + "\n");
	}

}
