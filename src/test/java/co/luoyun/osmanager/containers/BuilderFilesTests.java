package co.luoyun.osmanager.containers;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;

/** What an appliance's builder put below the home, on a system that runs. */
@InContainers
class BuilderFilesTests {

	private static final String ADD = """
			for folder in bin bin/webssh lib lib/jars conf custom/scripts custom/www build init runtime/lib share; do
				mkdir -p /LuoYun/$folder && echo "in $folder" >/LuoYun/$folder/mine
			done
			printf '#!/bin/sh\\nexec sleep 1000\\n' >/LuoYun/bin/webssh/shellinaboxd
			chown 1:1 /LuoYun/bin/webssh/shellinaboxd && chmod 750 /LuoYun/bin/webssh/shellinaboxd
			echo '# edited' >>/LuoYun/lib/java.options""";

	private static final String ADDED = "find /LuoYun \\( -name mine -o -name shellinaboxd \\)"
			+ " -printf '%p %m %U %s\\n' | sort";

	/**
	 * Making a start cache takes most of the time, and fails at once without a temporary
	 * folder.
	 */
	private static final String WITHOUT_START_CACHE = "export TMPDIR=/none; ";

	private final Guest guest = new Guest(TestImages.system("systemd-networkd")).withNetwork(Network.SHARED);

	@BeforeEach
	void boot() {
		this.guest.start();
		this.guest.run("rm -f /usr/sbin/policy-rc.d");
		this.guest.boot();
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void outliveKilledAndWholeUpgradesADowngradeAndTheRemovalOfTheDebianPackage() throws IOException {
		BuiltPackage.copyDebian(this.guest);
		this.guest.run("cd /tmp && dpkg-deb -R osmanager.deb newer && sed -i 's/^Version:.*/&.1/' newer/DEBIAN/control"
				+ " && dpkg-deb -Znone -b newer newer.deb");
		this.guest.run(WITHOUT_START_CACHE + "dpkg -i /tmp/osmanager.deb");
		this.guest.run(ADD);
		String added = this.guest.run(ADDED);
		String said = "";
		for (int i = 0; i < 4; i++) {
			// May get as far as replacing the edited file.
			said += this.guest.attempt("timeout -s KILL 0." + (3 + 2 * i) + " dpkg -i /tmp/newer.deb 2>&1").getStdout();
			assertThat(this.guest.run(ADDED)).isEqualTo(added);
		}
		said += this.guest.run(WITHOUT_START_CACHE + "dpkg -i /tmp/newer.deb 2>&1");
		assertThat(said).contains("/LuoYun/lib/java.options was edited");
		assertThat(this.guest.run("dpkg --audit; find /LuoYun -name '*.dpkg-*'")).isEmpty();
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("tail -n 1 /LuoYun/lib/java.options.edited")).isEqualTo("# edited");
		assertThat(this.guest.run("tail -n 1 /LuoYun/lib/java.options")).isNotEqualTo("# edited");
		assertThat(this.guest.run(ADDED)).isEqualTo(added);
		this.guest.run(WITHOUT_START_CACHE + "dpkg -i /tmp/osmanager.deb");
		assertThat(this.guest.run(ADDED)).isEqualTo(added);
		this.guest.run("echo '# again' >>/LuoYun/bin/osmanager");
		this.guest.run("dpkg -r osmanager");
		assertThat(this.guest.run(ADDED)).isEqualTo(added);
		assertThat(this.guest.run("tail -n 1 /LuoYun/bin/osmanager.edited")).isEqualTo("# again");
		this.guest.run("dpkg -P osmanager");
		assertThat(this.guest.attempt("ls -d /LuoYun").getExitCode()).isEqualTo(2);
	}

	@Test
	void outliveAnUpgradeOfATarballInAHomeThatIsALinkOrAMount() {
		BuiltPackage.unpack(this.guest);
		this.guest.run("mkdir /srv/home && ln -s /srv/home /LuoYun && mkdir -p /LuoYun/custom/scripts"
				+ " && printf '#!/bin/sh\\nsetsid sleep 4242 >/dev/null 2>&1 </dev/null &\\n' >/LuoYun/custom/scripts/config"
				+ " && chmod 755 /LuoYun/custom/scripts/config && /tmp/LuoYun/install.sh");
		BuiltPackage.awaitPage(this.guest);
		String daemon = this.guest.run("pgrep -o -f 'sleep 4242'");
		this.guest.run(ADD);
		String added = this.guest.run("cd /LuoYun/ && " + ADDED.replace("/LuoYun", "."));
		this.guest.run("/tmp/LuoYun/install.sh");
		assertThat(this.guest.run("cd /LuoYun/ && " + ADDED.replace("/LuoYun", "."))).isEqualTo(added);
		assertThat(this.guest.run("pgrep -o -f 'sleep 4242'")).as("the application's daemon").isEqualTo(daemon);
		this.guest.run("/LuoYun/uninstall.sh");
		assertThat(this.guest.run("pgrep -o -f 'sleep 4242'")).as("the application's daemon").isEqualTo(daemon);
		assertThat(this.guest.run("cd /LuoYun/ && " + ADDED.replace("/LuoYun", "."))).isEqualTo(added);
		assertThat(this.guest.attempt("pgrep -l java").getStdout()).isEmpty();
		assertThat(this.guest.attempt("ls /etc/systemd/system/osmanager.service").getExitCode()).isEqualTo(2);

		this.guest.run("rm -r /LuoYun /srv/home && mkdir /LuoYun && mount -t tmpfs none /LuoYun");
		this.guest.run("/tmp/LuoYun/install.sh --no-start && mkdir /LuoYun/data && mount -t tmpfs none /LuoYun/data"
				+ " && echo precious >/LuoYun/data/mine");
		ExecResult refused = this.guest.attempt("/LuoYun/uninstall.sh --purge");
		assertThat(refused.getStderr()).contains("another file system is mounted at /LuoYun/data").hasLineCount(1);
		assertThat(this.guest.run("cat /LuoYun/data/mine; ls /LuoYun/bin")).isEqualTo("precious\nosmanager");
		this.guest.run("umount /LuoYun/data && /LuoYun/uninstall.sh --purge");
		assertThat(this.guest.run("mountpoint -q /LuoYun && ls -A /LuoYun")).isEmpty();
	}

	@Test
	void theSampleScriptFollowsNoLinkThatTheWebServerHasPut() {
		BuiltPackage.unpack(this.guest);
		this.guest.run("/tmp/LuoYun/install.sh --no-start && cp -p /LuoYun/custom/scripts/config.sample"
				+ " /LuoYun/custom/scripts/config && chmod +x /LuoYun/custom/scripts/config"
				+ " && printf 'TAG=1\\nKEY=015e33a8\\nJSON={\"domain\":{\"name\":\"a.example.org\"}}\\n' >/LuoYun/conf/luoyun.conf"
				+ " && mkdir -p /var/www/html && echo '$base_url = 1;' >/var/www/html/config.php"
				+ " && chown -R www-data: /var/www/html && cp /etc/passwd /tmp/former");
		this.guest.run(
				"setpriv --reuid www-data --regid www-data --clear-groups ln -s /etc/passwd /var/www/html/config.php.new");
		this.guest.run("osmanager apply --only script");
		assertThat(this.guest.run("cat /var/www/html/config.php")).isEqualTo("$base_url = 'http://a.example.org/';");
		this.guest.run("cmp /etc/passwd /tmp/former");
		this.guest.run(
				"setpriv --reuid www-data --regid www-data --clear-groups ln -sf /etc/passwd /var/www/html/config.php");
		assertThat(this.guest.attempt("osmanager apply --only script").getExitCode()).isNotZero();
		this.guest.run("cmp /etc/passwd /tmp/former && test -L /var/www/html/config.php");
		assertThat(this.guest.run("ls -A /var/www/html")).isEqualTo("config.php\nconfig.php.new");
	}

}
