package co.luoyun.osmanager.containers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher on an instance that serves, as an operator uses it. */
@InContainers
class LauncherTests {

	@AutoClose
	private CloudInstance instance;

	@BeforeEach
	void boot() throws Exception {
		this.instance = new CloudInstance();
		this.instance.guest().boot();
		this.instance.awaitServing();
	}

	@Test
	void theCommandsSayWhatTheyDoAndNoSecret() throws Exception {
		Guest guest = this.instance.guest();
		List<String> secrets = secrets(guest);
		Map<String, Integer> codes = new TreeMap<>(Map.of("status --wait", 0, "status --format json", 0, "analyze", 0,
				"show", 0, "plan", 0, "apply", 0, "check /floppy.img", 0, "version", 0, "help plan", 0, "reload", 0));
		codes.putAll(Map.of("frobnicate", 64, "plan --bogus", 64, "check", 0, "check /none", 2, "run now", 64,
				"floppy -o /tmp/f", 64, "status --port 1", 3, "clean", 2));
		codes.forEach((command, code) -> {
			ExecResult result = guest.attempt("osmanager " + command + " </dev/null");
			assertThat(result.getExitCode()).as("exit code of %s, which said: %s", command, result).isEqualTo(code);
			String where = (code == 0) ? result.getStdout() : result.getStderr();
			assertThat(where).as(command).isNotBlank();
			assertThat(result.getStdout() + result.getStderr()).as(command)
				.doesNotContain(secrets)
				.doesNotContain("Exception");
			if (code != 0) {
				assertThat(result.getStdout()).as(command).isEmpty();
				assertThat(where).as(command).hasLineCount(1).startsWith("osmanager");
			}
		});
		assertThat(guest.run("osmanager help plan | head -n 1")).startsWith("Usage: osmanager plan");
		ExecResult asNobody = guest.attempt("setpriv --reuid 65534 --clear-groups osmanager run");
		assertThat(asNobody.getExitCode()).isEqualTo(77);
		assertThat(asNobody.getStderr()).hasLineCount(1).contains("run it as root");
		assertCompletion(guest);
		assertArchive(guest, secrets);
		assertClean(guest);
	}

	// The shell's own completion of what a person has typed so far.
	private static void assertCompletion(Guest guest) {
		assertThat(guest.run("""
				cat >/tmp/complete <<'BASH'
				. /usr/share/bash-completion/completions/osmanager
				for typed in 'osmanager co' 'osmanager plan --f' 'osmanager --r'; do
					COMP_WORDS=($typed); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$typed; COMP_POINT=${#typed}
					compopt() { :; }
					_complete_osmanager
					echo "${COMPREPLY[*]}"
				done
				BASH
				bash /tmp/complete""")).isEqualTo("collect-logs controller\n--force --format\n--root");
	}

	private static void assertArchive(Guest guest, List<String> secrets) throws Exception {
		guest.run("ssh-keygen -q -t ed25519 -N '' -f /tmp/private && { cat /tmp/private; echo '"
				+ String.join(" ", secrets) + "'; } | sed 's/^/said: /' >/LuoYun/log/careless.log");
		guest.run("cat /tmp/private >>/LuoYun/log/careless.log");
		guest.run("cd /tmp && osmanager collect-logs -o logs.zip");
		assertThat(guest.run("stat -c %a /tmp/logs.zip")).isEqualTo("600");
		StringBuilder all = new StringBuilder();
		guest.copyFileFromContainer("/tmp/logs.zip", (content) -> {
			try (ZipInputStream zip = new ZipInputStream(content)) {
				for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
					all.append(entry.getName())
						.append('\n')
						.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
				}
			}
			return all;
		});
		assertThat(all).contains("configuration.txt", "system/journalctl", "log/careless.log", "system/ip-address.txt")
			.doesNotContain(secrets);
		assertThat(all).doesNotContain(guest.run("sed -n 3p /tmp/private"));
	}

	private static void assertClean(Guest guest) {
		guest.run("systemctl stop osmanager && osmanager clean --host-keys --machine-id --settings");
		assertThat(guest.run("find /LuoYun/conf /LuoYun/log /LuoYun/run ! -type d"))
			.isEqualTo("/LuoYun/conf/osmanager.properties");
		assertThat(guest.attempt("cat -A /root/.ssh/authorized_keys").getStdout()).isEmpty();
		assertThat(guest.run("ls /etc/ssh; wc -c </etc/machine-id")).doesNotContain("host_").endsWith("0");
		assertThat(guest.run("ls /etc/systemd/network")).doesNotContain("osmanager");
		assertThat(guest.run("ls /LuoYun/custom/scripts/status /LuoYun/bin/osmanager")).isNotBlank();
	}

	private List<String> secrets(Guest guest) {
		return List.of(this.instance.cloud().cookie(), guest.run("sed -n 's/^KEY=//p' /LuoYun/conf/luoyun.conf"),
				guest.run("sed -n 's/^root:\\([^:]*\\):.*/\\1/p' /etc/shadow"));
	}

}
