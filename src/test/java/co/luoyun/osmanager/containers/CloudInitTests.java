package co.luoyun.osmanager.containers;

import java.nio.charset.StandardCharsets;
import java.util.List;

import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A system that cloud-init and OS Manager share, as install.md says it. */
@InContainers
class CloudInitTests {

	private static final String DROP_IN = "/etc/cloud/cloud.cfg.d/99-osmanager.cfg";

	private static final String KEY_OF_CLOUD_INIT = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKmVr4ew2dY5zDUVXIbqNrmPsTpk7ZaaR4Io6YDbW1Xc of-cloud-init";

	private static final String KEY_OF_FLOPPY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGd4nL0yGXq0sPqbVYrDgfuJDD0lGWNL4BQnAMyvTm2e of-the-floppy";

	private final Guest guest = new Guest(TestImages.system("cloud-init")).withNetwork(Network.SHARED);

	@BeforeEach
	void start() {
		this.guest.start();
		BuiltPackage.unpack(this.guest);
		this.guest.run("systemctl enable -q systemd-networkd && systemctl disable -q systemd-networkd-wait-online");
		seed("meta-data", "instance-id: i-10\nlocal-hostname: named-by-cloud-init\n");
		seed("user-data", "#cloud-config\ndisable_root: false\nusers:\n- name: root\n  ssh_authorized_keys: ['"
				+ KEY_OF_CLOUD_INIT + "']\n");
		// An address that OS Manager must not be disturbed by.
		seed("network-config", "version: 2\nethernets:\n  eth0:\n    addresses: [192.0.2.77/24]\n");
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void eachKeepsOffTheSettingsOfTheOther() {
		List<String> before = FileTree.of(this.guest, "/etc");
		assertThat(this.guest.run("/tmp/LuoYun/install.sh")).contains("cloud-init is here too");
		this.guest.run(
				"printf 'osmanager.floppy.device=/floppy.img\\nosmanager.status.url=http://127.0.0.1:8080/\\n' >>/LuoYun/conf/osmanager.properties");
		this.guest.insert(floppy());
		this.guest.boot();
		// Some of its modules have nothing to work on in a container: it ends with an
		// error.
		assertThat(this.guest.attempt("cloud-init status --wait").getStdout()).containsAnyOf("done", "error");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> this.guest.attempt("osmanager status --wait").getExitCode(), (code) -> code < 2);

		assertThat(this.guest.run("ip -4 -o address show eth0")).contains(" 192.0.2.60/24 ")
			.doesNotContain("192.0.2.77");
		assertThat(this.guest.attempt("ls /etc/network/interfaces.d/ /etc/netplan /run/systemd/network").getStdout())
			.doesNotContain("cloud-init");
		assertThat(this.guest.run("cat /root/.ssh/authorized_keys")).contains(KEY_OF_CLOUD_INIT, KEY_OF_FLOPPY);
		assertThat(this.guest.run("hostname")).isEqualTo("named-by-cloud-init");
		assertThat(this.guest.run("osmanager plan --only network,ssh-keys; echo $?")).endsWith("0");

		// Cloud-init's next boot leaves OS Manager's keys, and the other way round.
		this.guest.run("cloud-init clean && cloud-init init --local && cloud-init init");
		assertThat(this.guest.run("cat /root/.ssh/authorized_keys")).contains(KEY_OF_CLOUD_INIT, KEY_OF_FLOPPY);
		this.guest.run("osmanager apply --only ssh-keys --force");
		assertThat(this.guest.run("cat /root/.ssh/authorized_keys")).contains(KEY_OF_CLOUD_INIT, KEY_OF_FLOPPY);

		this.guest.run("/LuoYun/uninstall.sh --purge");
		assertThat(this.guest.run("cat /root/.ssh/authorized_keys")).contains(KEY_OF_CLOUD_INIT)
			.doesNotContain(KEY_OF_FLOPPY);
		assertThat(FileTree.added(before, FileTree.of(this.guest, "/etc")))
			.noneMatch((path) -> path.contains("osmanager"));
		assertThat(this.guest.attempt("test -e " + DROP_IN).getExitCode()).isEqualTo(1);
	}

	private void seed(String name, String text) {
		this.guest.copyFileToContainer(Transferable.of(text), "/var/lib/cloud/seed/nocloud/" + name);
	}

	private byte[] floppy() {
		return FloppyImage
			.ofNode("""
					TAG=10
					KEY=015e33a8-787d-457e-b84d-c2a101a816e0
					JSON={"cookie": "4c2f0d1e", "webssh": {"status": "disable"}, "domain": {"name": "named-by-the-floppy"}, \
					"network": [{"mac": "%s", "ip": "192.0.2.60", "netmask": "255.255.255.0"}], "public_key": "%s"}
					"""
				.formatted(this.guest.mac("eth0"), KEY_OF_FLOPPY)
				.getBytes(StandardCharsets.US_ASCII));
	}

}
