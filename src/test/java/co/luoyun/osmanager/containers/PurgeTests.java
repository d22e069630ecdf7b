package co.luoyun.osmanager.containers;

import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of an instance that was configured and has served. */
@InContainers
@Order(2)
class PurgeTests {

	private static final String OWNERS = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKmVr4ew2dY5zDUVXIbqNrmPsTpk7ZaaR4Io6YDbW1Xc owner";

	@AutoClose
	private CloudInstance instance;

	@BeforeEach
	void boot() throws Exception {
		this.instance = new CloudInstance();
	}

	@Test
	void uninstallingWithPurgeLeavesWhatIsNotOurs() {
		Guest guest = this.instance.guest();
		guest.run("umask 077 && mkdir -p /root/.ssh && echo '" + OWNERS + "' >/root/.ssh/authorized_keys");
		List<String> before = FileTree.of(guest, "/");
		guest.boot();
		this.instance.awaitServing();
		List<String> configured = FileTree.added(before, FileTree.of(guest, "/"));
		assertThat(configured).anyMatch((path) -> path.startsWith("/etc/systemd/network/"))
			.contains("/LuoYun/conf/luoyun.conf", "/root/.ssh/authorized_keys");
		assertThat(guest.run("grep -c '^ssh-' /root/.ssh/authorized_keys")).isEqualTo("2");

		guest.run("/LuoYun/uninstall.sh --purge");
		assertThat(guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		assertThat(guest.run("cat /root/.ssh/authorized_keys")).isEqualTo(OWNERS);
		assertThat(guest.run("stat -c %a /root/.ssh/authorized_keys")).isEqualTo("600");
		assertThat(guest.attempt("ls -d /LuoYun /etc/systemd/system/osmanager.service").getStdout()).isEmpty();
		// The system's own first boot makes a machine id and ssh's host keys, and a
		// container its own two files; root's password stays, and so do name servers in a
		// file that is not ours.
		assertThat(FileTree.added(before, FileTree.of(guest, "/"))).allMatch((path) -> path.matches(
				"/\\.dockerenv|/etc/(mtab|machine-id|shadow|resolv\\.conf|\\.updated|ssh/ssh_host_.*)|/var/(\\.updated|lib/.*)"))
			.noneMatch((path) -> path.contains("osmanager"));
	}

}
