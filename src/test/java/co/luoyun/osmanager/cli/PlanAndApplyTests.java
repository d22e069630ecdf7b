package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.JsonForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** plan and apply on a sandbox, from the arguments to the files. */
class PlanAndApplyTests {

	private static final String HASH = "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8";

	private static final String JSON = """
			{"passwd_hash": "%s", "network": [{"mac": "52:54:00:12:34:56", "ip": "192.168.1.60",
			"netmask": "255.255.255.0", "gateway": "192.168.1.1"}], "nameservers": "192.168.1.1 8.8.8.8"}"""
		.formatted(HASH)
		.replace("\n", "");

	@TempDir
	private Path root = Path.of("");

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeSandbox() throws IOException {
		write("etc/shadow", "root:$1$abcdefgh$0123456789012345678901:1:0:99999:7:::\ndaemon:*:1::::::\n");
		write("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
		write("LuoYun/conf/luoyun.conf", "TAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\nJSON=" + JSON + "\n");
	}

	@Test
	void plansAppliesAndThenHasNothingToDo() throws IOException {
		assertThat(run("plan")).isEqualTo(1);
		assertThat(this.out.toString()).contains("password: change: ", "-root:******:1:0:99999:7:::", "+root:******:",
				"+nameserver 8.8.8.8", "$ ifup eth0", "+    address 192.168.1.60/24",
				"ssh-keys: skipped: no public_key", "script: skipped: ");
		assertThat(this.out.toString()).doesNotContain("saltstring", "abcdefgh", "daemon");
		assertThat(Files.readString(this.root.resolve("etc/shadow"))).contains("abcdefgh");
		assertThat(run("apply")).isZero();
		assertThat(this.out.toString()).contains("network changed", "name-servers changed")
			.doesNotContain("saltstring");
		assertThat(Files.readString(this.root.resolve("etc/shadow"))).startsWith("root:" + HASH + ":");
		assertThat(run("plan")).isZero();
		assertThat(this.out.toString()).contains("password: unchanged", "network: unchanged");
		assertThat(run("plan", "--force")).isEqualTo(1);
	}

	@Test
	void answersAsJson() {
		assertThat(run("plan", "--format", "json", "--only", "password,network")).isEqualTo(1);
		assertThat(this.out.toString()).startsWith("{\"root\":\"" + this.root + "\",\"changes\":true,\"errors\":false")
			.contains("\"setting\":\"password\",\"plan\":\"change\"", "\"run\":\"ifup eth0\"")
			.doesNotContain("saltstring", "name-servers");
		assertThat(run("plan", "--format", "json")).isEqualTo(1);
		assertThat(this.out.toString()).contains("\"script\":{\"plan\":\"skipped\",\"detail\":\"there is no ");
		assertThat(run("apply", "--format", "json")).isZero();
		assertThat(this.out.toString()).contains("\"setting\":\"password\",\"result\":\"changed\"",
				"\"script\":{\"result\":\"skipped\"");
	}

	@Test
	void itsJsonIsAsTheSchemasSay() throws IOException {
		for (String command : List.of("plan", "apply", "check", "show")) {
			this.out.getBuffer().setLength(0);
			run(command, "--format", "json");
			for (String answer : this.out.toString().lines().toList()) {
				JsonForm.assertIs(command, answer);
			}
		}
	}

	@Test
	void onlyPlansTheScriptOfAnImage() throws IOException {
		Path script = write("LuoYun/custom/scripts/config", "#!/bin/sh\ntouch ran\n");
		assertThat(script.toFile().setExecutable(true)).isTrue();
		assertThat(run("apply", "--only", "script")).isZero();
		assertThat(this.out.toString()).contains("config script planned").doesNotContain("password");
		assertThat(this.root.resolve("LuoYun/ran")).doesNotExist();
	}

	@Test
	void honoursTheSwitchesOfTheAppliance() throws IOException {
		write("LuoYun/conf/osmanager.properties",
				"osmanager.os.network.enabled=false\nosmanager.os.host-name.enabled=true\n");
		assertThat(run("plan")).isEqualTo(1);
		assertThat(this.out.toString()).contains("network: skipped: switched off by osmanager.os.network.enabled",
				"host-name: skipped: no domain.name");
		run("apply");
		assertThat(this.root.resolve("etc/network/interfaces.d")).doesNotExist();
	}

	@Test
	void plansALargeFileInLittleMemory() throws IOException {
		String users = "user:*:1::::::\n".repeat(40_000);
		write("etc/shadow", users + "root:!:1:0:99999:7:::\n" + users);
		assertThat(run("plan", "--only", "password")).isEqualTo(2);
		assertThat(this.out.toString()).contains("larger than 1 MiB");
		write("etc/shadow", users + "root:!:1:0:99999:7:::\n");
		assertThat(run("plan", "--only", "password")).isEqualTo(1);
		assertThat(this.out.toString()).contains("-root:******:1:0:99999:7:::").doesNotContain("user");
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		write("etc/shadow", "nobody:*:1::::::\n");
		assertThat(run("plan")).isEqualTo(2);
		assertThat(this.out.toString()).contains("password: error: ", "no line for root");
		assertThat(run("apply")).isEqualTo(2);
		assertThat(run("plan", "--only", "passwort")).isEqualTo(64);
		assertThat(this.err.toString()).contains("no setting passwort; they are password, ssh-keys");
		Files.delete(this.root.resolve("LuoYun/conf/luoyun.conf"));
		assertThat(run("plan")).isEqualTo(2);
		assertThat(this.err.toString()).contains("luoyun.conf: no such file").doesNotContain("Exception");
	}

	private int run(String command, String... options) {
		this.out.getBuffer().setLength(0);
		this.err.getBuffer().setLength(0);
		String[] arguments = new String[options.length + 3];
		arguments[0] = "--root";
		arguments[1] = this.root.toString();
		arguments[2] = command;
		System.arraycopy(options, 0, arguments, 3, options.length);
		return OsManagerCommand.run(new PrintWriter(this.out), new PrintWriter(this.err), arguments);
	}

	private Path write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
