package co.luoyun.osmanager.containers;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Systems that OpenRC and runit boot: installing, booting, failing, stopping and
 * removing.
 */
@InContainers
@Order(Integer.MAX_VALUE)
class OtherInitsTests {

	private static final String SYSTEM = "/etc /usr /root /home /opt";

	private final Guest guest = new Guest(TestImages.system("sysvinit-core openrc runit")).withNetwork(Network.SHARED);

	@BeforeEach
	void start() {
		this.guest.start();
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void isInTheHandsOfOpenRcFromInstallToUninstall() {
		isInTheHandsOf("openrc", "rc-service luoyun-osmanager", "/etc/runlevels/default/luoyun-osmanager",
				"test \"$(rc-status -r)\" = default && rc-status default | grep -q 'ssh.*\\[  [a-z]'");
	}

	@Test
	void isInTheHandsOfRunitFromInstallToUninstall() {
		this.guest.run("ln -sf /lib/runit/runit-init /sbin/init");
		isInTheHandsOf("runit", "sv -w 20", "/etc/runit/runsvdir/default/luoyun-osmanager", "pgrep runsvdir");
	}

	private void isInTheHandsOf(String init, String service, String enabled, String booted) {
		String suffix = init.equals("runit") ? " luoyun-osmanager" : "";
		powerOn(booted);
		BuiltPackage.unpack(this.guest);
		this.guest.run("ssh-keygen -A");
		List<String> before = FileTree.of(this.guest, SYSTEM);
		assertThat(this.guest.run("/tmp/LuoYun/install.sh --no-start")).endsWith("(" + init + ").");
		assertThat(this.guest.attempt("pgrep -l java").getStdout()).isEmpty();
		assertThat(this.guest.run("/tmp/LuoYun/install.sh")).endsWith("(" + init + ").");
		BuiltPackage.awaitPage(this.guest);
		this.guest.run(service + " status" + suffix);
		this.guest.run(service + " reload" + suffix);

		this.guest.run("pkill -KILL java");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> this.guest.attempt("pgrep java").getStdout(), (pid) -> !pid.isBlank());
		BuiltPackage.awaitPage(this.guest);
		stopsAtOnce(service + " stop" + suffix);
		this.guest.run(service + " start" + suffix);

		DockerClientFactory.instance().client().restartContainerCmd(this.guest.getContainerId()).withTimeout(0).exec();
		powerOn(booted);
		BuiltPackage.awaitPage(this.guest);
		this.guest.run("rm " + enabled);
		assertThat(this.guest.run("/LuoYun/install.sh")).contains("was disabled and stays so");
		assertThat(this.guest.attempt("ls " + enabled).getExitCode()).isEqualTo(2);
		this.guest.run("/LuoYun/uninstall.sh");
		assertThat(this.guest.attempt("pgrep -l 'java|supervise-daemon|shellinaboxd'").getStdout()).isEmpty();
		assertThat(FileTree.of(this.guest, SYSTEM)).isEqualTo(before);
		assertThat(this.guest.attempt("ls -d /LuoYun").getExitCode()).isEqualTo(2);
	}

	// The supervisor waits for 15 s before it kills.
	private void stopsAtOnce(String stop) {
		this.guest.run("timeout 12 " + stop);
		assertThat(this.guest.attempt("pgrep -l 'java|supervise-daemon|shellinaboxd'").getStdout()).isEmpty();
	}

	private void powerOn(String booted) {
		this.guest.run("touch /power-on");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> this.guest.attempt(booted).getExitCode(), (code) -> code == 0);
	}

}
