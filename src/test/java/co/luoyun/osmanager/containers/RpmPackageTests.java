package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The RPM package in the hands of rpm on a running system. It is Debian's, which knows of
 * no packages but ours: so nothing that the package requires is looked for.
 */
@InContainers
@Order(Integer.MAX_VALUE - 1)
class RpmPackageTests {

	private final Guest guest = new Guest(TestImages.system("systemd-networkd rpm")).withNetwork(Network.SHARED);

	@BeforeEach
	void boot() {
		this.guest.start();
		this.guest.run("rm /usr/sbin/policy-rc.d");
		this.guest.boot();
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void isInstalledUpgradedVerifiedAndErased() throws IOException {
		List<String> before = FileTree.of(this.guest, "/");
		BuiltPackage.copyRpm(this.guest);
		this.guest.run("rpm -i --nodeps /tmp/osmanager.rpm");
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("rpm -V --nodeps osmanager")).isEmpty();
		assertThat(this.guest.run("systemctl is-enabled osmanager; osmanager version"))
			.startsWith("enabled\nOS Manager");
		String former = this.guest.run("systemctl show -p MainPID osmanager");

		this.guest.run("echo '# mine' >>/LuoYun/custom/scripts/status; echo '# mine' >>/LuoYun/README.md;"
				+ " rpm -U --nodeps --replacepkgs /tmp/osmanager.rpm");
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("systemctl show -p MainPID osmanager")).isNotEqualTo(former);
		assertThat(this.guest.run("tail -qn 1 /LuoYun/custom/scripts/status /LuoYun/README.md.edited"))
			.isEqualTo("# mine\n# mine");
		assertThat(this.guest.run("rpm -V --nodeps osmanager || :")).hasLineCount(1)
			.endsWith(" c /LuoYun/custom/scripts/status");

		this.guest.run("rpm -e osmanager");
		assertThat(this.guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		assertThat(this.guest.run("find /LuoYun -type f").lines())
			.containsExactlyInAnyOrder("/LuoYun/custom/scripts/status.rpmsave", "/LuoYun/README.md.edited");
		this.guest.run("rm -r /LuoYun");
		assertThat(FileTree.of(this.guest, "/")).isEqualTo(before);
		assertThat(this.guest.run("systemctl list-units --all --plain --no-legend 'osmanager*'")).isEmpty();
	}

}
