package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;

/** The Debian package in the hands of dpkg, by what is on the disk. */
@InContainers
class DebianPackageTests {

	private final Guest guest = new Guest(TestImages.system("systemd-networkd")).withNetwork(Network.SHARED);

	@BeforeEach
	void start() {
		this.guest.start();
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void isInstalledUpgradedRemovedAndPurgedOnARunningSystem() throws IOException {
		// Images come with it, and the package heeds it.
		this.guest.run("rm /usr/sbin/policy-rc.d");
		this.guest.boot();
		BuiltPackage.copyDebian(this.guest);
		List<String> before = FileTree.of(this.guest, "/");
		this.guest.run("dpkg -i /tmp/osmanager.deb");
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("dpkg --verify osmanager | grep -v /usr/share/doc/ || :")).isEmpty();
		assertThat(this.guest.run("systemctl is-enabled osmanager; osmanager version"))
			.startsWith("enabled\nOS Manager");
		String former = this.guest.run("systemctl show -p MainPID osmanager");

		this.guest
			.run("echo '# mine' >>/LuoYun/custom/scripts/status; echo hello >/LuoYun/custom/www/nocookie/mine.html");
		this.guest.run("echo '# mine' >>/LuoYun/README.md");
		makeNewerPackage();
		this.guest.run("dpkg --force-confdef --force-confold -i /tmp/newer.deb");
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("systemctl show -p MainPID osmanager")).isNotEqualTo(former);
		assertThat(this.guest.run("tail -qn 1 /LuoYun/custom/scripts/status /LuoYun/custom/scripts/status.dpkg-dist"))
			.isEqualTo("# mine\n# newer");
		assertThat(this.guest.run("tail -n 1 /LuoYun/custom/www/nocookie/style.css")).isEqualTo("/* newer */");
		assertThat(this.guest.run("tail -n 1 /LuoYun/README.md.edited && ls /LuoYun/*/*.edited || :"))
			.isEqualTo("# mine");

		this.guest.run("dpkg -r osmanager");
		assertThat(this.guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		assertThat(FileTree.added(before, FileTree.of(this.guest, "/"))).allMatch((path) -> path.startsWith("/LuoYun"))
			.contains("/LuoYun/custom/scripts/status", "/LuoYun/custom/www/nocookie/mine.html",
					"/LuoYun/conf/osmanager.properties")
			.noneMatch((path) -> path.matches("/LuoYun/(bin|lib|runtime|log|run)(/.*)?"));
		this.guest.run("dpkg -P osmanager");
		assertThat(FileTree.of(this.guest, "/")).isEqualTo(before);
		assertThat(this.guest.run("systemctl list-units --all --plain --no-legend 'osmanager*'")).isEmpty();
	}

	@Test
	void isInstalledAndPurgedInTheChrootOfAnImage() throws IOException {
		Image.make(this.guest);
		BuiltPackage.copyDebian(this.guest);
		List<String> before = FileTree.of(this.guest, Image.ROOT);
		this.guest.run("cp /tmp/osmanager.deb " + Image.ROOT + "/tmp/");
		assertThat(this.guest.run("chroot " + Image.ROOT + " dpkg -i /tmp/osmanager.deb 2>&1"))
			.contains("run /LuoYun/lib/make-start-cache there");
		assertThat(this.guest
			.run("readlink " + Image.ROOT + "/etc/systemd/system/multi-user.target.wants/osmanager.service"))
			.isEqualTo("/etc/systemd/system/osmanager.service");
		this.guest.run("echo '# Written by OS Manager; changes are lost.' >" + Image.ROOT
				+ "/etc/systemd/network/10-osmanager-eth0.network");
		this.guest.run("chroot " + Image.ROOT + " dpkg -P osmanager; rm " + Image.ROOT + "/tmp/osmanager.deb");
		assertThat(FileTree.of(this.guest, Image.ROOT)).isEqualTo(before);
	}

	// With another style sheet and status script; not compressed, as that takes long.
	private void makeNewerPackage() {
		this.guest.run("""
				cd /tmp && dpkg-deb -R osmanager.deb newer
				sed -i 's/^Version:.*/&.1/' newer/DEBIAN/control
				echo '# newer' >>newer/LuoYun/custom/scripts/status
				echo '/* newer */' >>newer/LuoYun/custom/www/nocookie/style.css
				dpkg-deb -Znone -b newer newer.deb""");
	}

}
