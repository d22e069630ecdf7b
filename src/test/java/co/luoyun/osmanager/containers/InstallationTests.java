package co.luoyun.osmanager.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Installing, upgrading and removing on a running system, by what is on its disk. */
@InContainers
class InstallationTests {

	/**
	 * Every file with its kind, mode, owner, size and target; without what runs and what
	 * logs.
	 */
	private static final String TREE = "find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp"
			+ " -o -path /var/log -o -path /var/tmp -o -path /var/lib/systemd \\) -prune -o ! -type d -printf '%p %y %m %U %s %l\\n'";

	private final Guest guest = new Guest(TestImages.system("systemd-networkd")).withNetwork(Network.SHARED);

	@BeforeEach
	void boot() {
		this.guest.start();
		this.guest.boot();
		BuiltPackage.unpack(this.guest);
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void whatWasInstalledIsGoneAfterwards() {
		List<String> before = tree();
		this.guest.run("/tmp/LuoYun/install.sh");
		assertThat(this.guest.run("systemctl is-active osmanager; systemctl is-enabled osmanager"))
			.isEqualTo("active\nenabled");
		BuiltPackage.awaitPage(this.guest);
		List<String> outside = added(before, tree()).stream().filter((line) -> !line.startsWith("/LuoYun/")).toList();
		assertThat(outside).extracting((line) -> line.split(" ")[0])
			.containsExactlyInAnyOrder("/etc/systemd/system/osmanager.service",
					"/etc/systemd/system/multi-user.target.wants/osmanager.service", "/usr/local/bin/osmanager",
					"/usr/share/man/man8/osmanager.8", "/usr/share/bash-completion/completions/osmanager");
		this.guest.run("/LuoYun/uninstall.sh");
		assertThat(this.guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		assertThat(tree()).isEqualTo(before);
		assertThat(this.guest.run("systemctl list-units --all --plain --no-legend 'osmanager*'")).isEmpty();
	}

	@Test
	void anEarlierOsManagerMakesRoomAndTheApplicationsOwnProgramsLiveOn() {
		this.guest.run("""
				mkdir -p /LuoYun/bin/pyweb /LuoYun/bin/pyosm /LuoYun/bin/webssh /LuoYun/custom/scripts /opt/pyweb
				echo 'osmanager.sh' >/LuoYun/osmanager.sh
				cp /usr/bin/shellinaboxd /LuoYun/bin/webssh/
				echo 'use IO::Socket::INET; $SIG{TERM} = "IGNORE";
				IO::Socket::INET->new(LocalPort => 8080, Listen => 1, ReuseAddr => 1) or die; sleep 3600 while 1;' \
					>/LuoYun/bin/pyweb/lyweb.py
				for script in /LuoYun/bin/pyosm/lyosm.py /LuoYun/custom/scripts/worker.py /opt/pyweb/lyweb.py; do
					echo 'sleep 3600' >$script
				done""");
		startAsPython("/", "/LuoYun/bin/pyweb/lyweb.py");
		startAsPython("/LuoYun/bin/pyosm", "lyosm.py");
		startAsPython("/", "/LuoYun/custom/scripts/worker.py");
		startAsPython("/opt/pyweb", "lyweb.py");
		this.guest.run("/LuoYun/bin/webssh/shellinaboxd -t -b -p 8001 -s /:SSH --user=root --group=root");
		String said = this.guest.run("/tmp/LuoYun/install.sh");
		assertThat(this.guest.run("pgrep -fa '^python .*[.]py$' | cut -d ' ' -f 2-").lines())
			.containsExactlyInAnyOrder("python /LuoYun/custom/scripts/worker.py", "python lyweb.py");
		// This one's own has an account of its own.
		assertThat(this.guest.attempt("pgrep -fa 'shellinaboxd .*--user=roo[t]'").getStdout()).isEmpty();
		assertThat(said.lines().filter((line) -> line.startsWith("Stopping"))).hasSizeGreaterThanOrEqualTo(3)
			.anyMatch((line) -> line.contains("OS Manager's python /LuoYun/bin/pyweb/lyweb.py (process "))
			.anyMatch((line) -> line.contains("OS Manager's python lyosm.py (process "))
			.anyMatch((line) -> line.contains("OS Manager's /LuoYun/bin/webssh/shellinaboxd -t -b"));
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("ls /LuoYun/earlier/osmanager.sh /LuoYun/earlier/bin/* /LuoYun/bin/webssh"))
			.contains("lyweb.py", "lyosm.py", "shellinaboxd");
	}

	// There is no Python here.
	private void startAsPython(String folder, String script) {
		this.guest.run("cd " + folder + " && setsid -f bash -c 'exec -a python perl " + script
				+ "' </dev/null >/dev/null 2>&1");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> this.guest.attempt("pgrep -f '^python " + script + "$'").getExitCode(), (code) -> code == 0);
	}

	@Test
	void anUpgradeKeepsWhatTheBuilderEdited() {
		this.guest.run("/tmp/LuoYun/install.sh");
		this.guest
			.run("echo '# mine' >>/LuoYun/custom/scripts/status; echo hello >/LuoYun/custom/www/nocookie/mine.html;"
					+ " echo osmanager.status.interval=2m >>/LuoYun/conf/osmanager.properties");
		String edited = this.guest.run("cksum </LuoYun/custom/scripts/status");
		makeNewerPackage();
		String said = this.guest.run("/tmp/LuoYun/install.sh");
		assertThat(said).contains("custom/scripts/status was edited and is kept");
		assertThat(this.guest.run("cksum </LuoYun/custom/scripts/status")).isEqualTo(edited);
		assertThat(this.guest.run("tail -n 1 /LuoYun/custom/scripts/status.new")).isEqualTo("# newer");
		assertThat(this.guest.run("tail -n 1 /LuoYun/custom/www/nocookie/style.css")).isEqualTo("/* newer */");
		assertThat(this.guest.run("cat /LuoYun/custom/www/nocookie/mine.html")).isEqualTo("hello");
		assertThat(this.guest.run("tail -n 1 /LuoYun/conf/osmanager.properties"))
			.isEqualTo("osmanager.status.interval=2m");
		BuiltPackage.awaitPage(this.guest);
		this.guest.run("/LuoYun/uninstall.sh");
		assertThat(this.guest.run("find /LuoYun -type f | sort").lines()).containsExactly(
				"/LuoYun/conf/osmanager.properties", "/LuoYun/custom/scripts/status",
				"/LuoYun/custom/www/nocookie/mine.html");
	}

	@Test
	void installingTwiceChangesNothing() {
		this.guest.run("/tmp/LuoYun/install.sh --no-start");
		List<String> once = tree();
		this.guest.run("/tmp/LuoYun/install.sh --no-start");
		assertThat(tree()).isEqualTo(once);
	}

	// With the checksums of what it ships, as the build makes them.
	private void makeNewerPackage() {
		this.guest.run("""
				cd /tmp/LuoYun
				echo '# newer' >>custom/scripts/status
				echo '/* newer */' >>custom/www/nocookie/style.css
				for file in custom/scripts/status custom/www/nocookie/style.css; do
					sed -i "s|^[0-9]* [0-9]* $file$|$(cksum <$file) $file|" lib/shipped
				done""");
	}

	// A start cache that is made again has another size.
	private List<String> tree() {
		return this.guest.run(TREE)
			.lines()
			.map((line) -> line.replaceFirst("(\\.aot f \\d+ \\d+) \\d+", "$1"))
			.sorted()
			.toList();
	}

	private static List<String> added(List<String> before, List<String> after) {
		TreeSet<String> added = new TreeSet<>(after);
		before.forEach(added::remove);
		return new ArrayList<>(added);
	}

}
