package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.HomeLock;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@StartsPrograms
class SupportCommandsTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final String COOKIE = "4c2f0d1e";

	private static final String HASH = "$6$salt$hashedpasswordofroot";

	@TempDir
	Path root;

	private final StringWriter output = new StringWriter();

	@BeforeEach
	void makeInstance() throws IOException {
		write("LuoYun/conf/luoyun.conf",
				"TAG=10\nKEY=" + KEY + "\nJSON={\"cookie\": \"" + COOKIE + "\", \"passwd_hash\": \"" + HASH + "\"}\n");
		write("LuoYun/conf/osmanager.properties", "server.port=8081\n");
		write("LuoYun/log/osmanager.log", "got " + KEY + " and /?cookie=" + COOKIE + " and " + HASH
				+ "\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\nfinished\n");
		write("LuoYun/build/VERSION", "Appliance: 1.0\n");
		write("etc/ssh/ssh_host_ed25519_key", "private");
		write("etc/ssh/ssh_host_ed25519_key.pub", "public");
		write("etc/ssh/sshd_config", "Port 22\n");
		write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
	}

	@Test
	void collectsWhatSupportNeedsAndNoSecret() throws IOException {
		Path archive = this.root.resolve("logs.zip");
		assertThat(run("collect-logs", "--output", archive.toString())).isZero();
		Map<String, String> files = unzip(archive);
		assertThat(files).containsKeys("osmanager-logs/version.txt", "osmanager-logs/configuration.txt",
				"osmanager-logs/log/osmanager.log", "osmanager-logs/build/VERSION");
		assertThat(files.get("osmanager-logs/log/osmanager.log")).contains("finished");
		assertThat(String.join("\n", files.values())).doesNotContain(KEY, COOKIE, HASH, "abc");
		assertThat(Files.getPosixFilePermissions(archive)).hasSize(2);
	}

	@Test
	void collectingSaysWhatItCouldNotReadAndFollowsNoLink() throws IOException {
		write("elsewhere/of-others", "not ours");
		write("LuoYun/conf/osmanager.properties", "osmanager.status.interval=2m\nspring.datasource.password=hunter2\n");
		Files.createSymbolicLink(this.root.resolve("LuoYun/log/linked.log"), this.root.resolve("elsewhere/of-others"));
		Files.createSymbolicLink(this.root.resolve("etc/resolv.conf"), this.root.resolve("elsewhere/of-others"));
		Files.delete(this.root.resolve("LuoYun/build/VERSION"));
		Files.delete(this.root.resolve("LuoYun/build"));
		Path archive = this.root.resolve("logs.zip");
		assertThat(run("collect-logs", "--output", archive.toString())).isZero();
		Map<String, String> files = unzip(archive);
		assertThat(String.join("\n", files.values())).doesNotContain("not ours", "hunter2");
		assertThat(files.get("osmanager-logs/settings/osmanager.properties")).contains("interval=2m");
		assertThat(files.get("osmanager-logs/missing.txt")).contains("log/linked.log: is a link, and is not followed",
				"etc/resolv.conf: is a link", "build: there is no such folder", "/api/status of the service",
				"/actuator/health of the service", "/actuator/prometheus of the service");
		assertThat(this.output.toString()).contains("not in it: " + this.root.resolve("LuoYun/log/linked.log"));
	}

	@Test
	void aRootThatIsNotThereIsAnErrorOfEachCommand() {
		Path none = this.root.resolve("none");
		for (String command : List.of("status", "show", "plan", "apply", "check", "reload", "analyze", "clean",
				"collect-logs")) {
			assertThat(OsManagerCommand.run(new PrintWriter(this.output), new PrintWriter(this.output), command,
					"--root=" + none))
				.as(command)
				.isEqualTo(64);
		}
		assertThat(this.output.toString().lines()).hasSize(9).allMatch((line) -> line.contains("none is not a folder"));
		assertThat(none).doesNotExist();
	}

	@Test
	void cleanRemovesTheInstanceAndKeepsTheAppliance() throws IOException {
		assertThat(run("clean")).isZero();
		assertThat(this.root.resolve("LuoYun/conf/luoyun.conf")).doesNotExist();
		assertThat(this.root.resolve("LuoYun/log/osmanager.log")).doesNotExist();
		assertThat(this.root.resolve("LuoYun/conf/osmanager.properties")).exists();
		assertThat(this.root.resolve("LuoYun/build/VERSION")).exists();
		assertThat(this.root.resolve("etc/ssh/ssh_host_ed25519_key")).exists();
		assertThat(this.root.resolve("etc/machine-id")).isNotEmptyFile();
	}

	@Test
	void cleanRemovesWhatMustDifferOnDemand() {
		assertThat(run("clean", "--host-keys", "--machine-id")).isZero();
		assertThat(this.root.resolve("etc/ssh/ssh_host_ed25519_key")).doesNotExist();
		assertThat(this.root.resolve("etc/ssh/ssh_host_ed25519_key.pub")).doesNotExist();
		assertThat(this.root.resolve("etc/ssh/sshd_config")).exists();
		assertThat(this.root.resolve("etc/machine-id")).isEmptyFile();
	}

	@Test
	void cleanRemovesOurState() throws IOException {
		write("LuoYun/run/controller", "192.0.2.1:1369\n");
		assertThat(run("clean")).isZero();
		assertThat(this.root.resolve("LuoYun/run")).isEmptyDirectory();
	}

	@Test
	void cleanLeavesARunningServiceAlone() throws IOException {
		Process service = new ProcessBuilder("sh", "-c", "read line").start();
		try {
			write("LuoYun/run/osmanager.identity", ProcessIdentity.of(service.pid()).orElseThrow() + "\n");
			assertThat(run("clean")).isEqualTo(2);
			assertThat(run("clean", "--force")).isEqualTo(2);
			assertThat(this.root.resolve("LuoYun/conf/luoyun.conf")).exists();
			assertThat(this.root.resolve("LuoYun/run/osmanager.identity")).exists();
			assertThat(this.root.resolve("LuoYun/log/osmanager.log")).doesNotExist();
		}
		finally {
			service.destroy();
		}
	}

	@Test
	void anotherProcessOfTheSameNumberIsNoService() throws IOException {
		Process editor = new ProcessBuilder("sh", "-c", "read line", "vi /LuoYun/conf/osmanager.properties").start();
		try {
			ProcessIdentity now = ProcessIdentity.of(editor.pid()).orElseThrow();
			ProcessIdentity earlier = new ProcessIdentity(now.pid(), now.started(), "another boot");
			write("LuoYun/run/osmanager.pid", now.pid() + "\n");
			write("LuoYun/run/osmanager.identity", earlier + "\n");
			assertThat(run("reload")).isEqualTo(3);
			assertThat(editor.isAlive()).isTrue();
		}
		finally {
			editor.destroy();
		}
	}

	@Test
	void cleanKeepsAStartAway() {
		try (HomeLock service = HomeLock.tryAcquire(new SystemRoot(this.root, Path.of("/LuoYun"))).orElseThrow()) {
			assertThat(service.isHeld()).isTrue();
			assertThat(run("clean")).isEqualTo(2);
			assertThat(this.root.resolve("LuoYun/conf/luoyun.conf")).exists();
		}
	}

	@Test
	void aCrashDoesNotKeepCleanFromItsWork() throws IOException {
		write("LuoYun/run/osmanager.pid", "1\n");
		assertThat(run("clean")).isZero();
		assertThat(this.root.resolve("LuoYun/conf/luoyun.conf")).doesNotExist();
	}

	@Test
	void aFileThatCannotBeWrittenIsOneLine() throws IOException {
		write("folder/file", "");
		assertThat(run("collect-logs", "--output", this.root.resolve("folder").toString())).isEqualTo(2);
		assertThat(run("collect-logs", "--output", this.root.resolve("none/logs.zip").toString())).isEqualTo(2);
		assertThat(this.output.toString().lines()).satisfiesExactly(
				(line) -> assertThat(line).endsWith("folder: is a folder that is not empty"),
				(line) -> assertThat(line).endsWith("none/logs.zip: there is no such file or folder"));
	}

	@Test
	void versionNamesProgramAndJava() {
		assertThat(run("version")).isZero();
		assertThat(this.output.toString()).contains("OS Manager").contains("Java " + Runtime.version());
	}

	private int run(String... arguments) {
		PrintWriter out = new PrintWriter(this.output);
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--root=" + this.root;
		return OsManagerCommand.run(out, out, all);
	}

	private void write(String name, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.resolveSibling("x").resolve("..").normalize());
		Files.writeString(file, content);
	}

	private static Map<String, String> unzip(Path archive) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

}
