package co.luoyun.osmanager.containers;

import java.nio.charset.StandardCharsets;
import java.util.List;

import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A system that sysvinit boots: installing, booting, logging, stopping and removing. */
@InContainers
class SysvTests {

	// What a boot and a halt do not write to by themselves.
	private static final String SYSTEM = "/etc /usr /root /home /opt";

	private static final String LOG = "/LuoYun/log/osmanager.log";

	private final Guest guest = new Guest(TestImages.system("sysvinit-core")).withNetwork(Network.SHARED);

	@BeforeEach
	void boot() {
		this.guest.start();
		powerOn();
		BuiltPackage.unpack(this.guest);
	}

	@AfterEach
	void switchOff() {
		this.guest.stop();
	}

	@Test
	void isInTheHandsOfSysvinitFromInstallToUninstall() {
		assertThat(this.guest.run("cat /proc/1/comm; readlink /proc/1/exe")).startsWith("init\n")
			.doesNotContain("systemd");
		// Made at the boot where there are none, and kept.
		this.guest.run("ssh-keygen -A");
		List<String> before = FileTree.of(this.guest, SYSTEM);
		assertThat(this.guest.run("/tmp/LuoYun/install.sh")).endsWith("(sysv).");
		BuiltPackage.awaitPage(this.guest);
		assertThat(this.guest.run("service luoyun-osmanager status")).contains("is running");
		assertASecondStartIsRefused();
		assertThePidFileIsNotBelievedBlindly();
		this.guest.run("osmanager reload && osmanager collect-logs -o /tmp/logs.zip");
		floodTheLogAtBoot();

		this.guest.run("shutdown -h now");
		await().atMost(CloudInstance.PATIENCE).until(this.guest::getLogs, (logs) -> logs.contains("Will now halt"));
		assertThat(this.guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		// A container may not cut its own power.
		DockerClientFactory.instance().client().restartContainerCmd(this.guest.getContainerId()).withTimeout(0).exec();
		assertThat(this.guest.run("ls /LuoYun/run")).as("what a clean stop leaves").doesNotContain("osmanager.pid");
		powerOn();
		BuiltPackage.awaitPage(this.guest);
		for (int i = 0; i < 3; i++) {
			this.guest.run("service luoyun-osmanager restart");
			BuiltPackage.awaitPage(this.guest);
		}
		this.guest.run("service luoyun-osmanager stop");
		assertThat(this.guest.run("tail -n 1 " + LOG)).isNotBlank();
		assertThat(Integer.parseInt(this.guest.run("cat " + LOG + "* | wc -c"))).as("bytes of log")
			.isBetween(4_000_000, 10_000_000);
		assertThat(this.guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		assertThat(this.guest.attempt("service luoyun-osmanager status").getExitCode()).isEqualTo(3);
		this.guest.run("rm -r /LuoYun/custom /LuoYun/conf /floppy.img && /LuoYun/uninstall.sh");
		assertThat(FileTree.of(this.guest, SYSTEM)).isEqualTo(before);
		assertThat(this.guest.attempt("ls -d /LuoYun").getExitCode()).isEqualTo(2);
	}

	private void assertASecondStartIsRefused() {
		String before = this.guest.run("cat /LuoYun/run/osmanager.pid");
		ExecResult second = this.guest.attempt("osmanager run --server.port=8090");
		assertThat(second.getExitCode()).as(second.toString()).isEqualTo(75);
		assertThat(second.getStderr()).hasLineCount(1).contains("already runs");
		assertThat(this.guest.run("cat /LuoYun/run/osmanager.pid")).isEqualTo(before);
		assertThat(this.guest.attempt("osmanager").getStdout()).startsWith("Usage: osmanager");
		assertThat(this.guest.run("cd /tmp && echo server.port=8090 >application.properties"
				+ " && service luoyun-osmanager restart && cat /LuoYun/run/osmanager.pid"))
			.isNotEqualTo(before);
		BuiltPackage.awaitPage(this.guest);
	}

	// As after a hard reset: the number is somebody else's.
	private void assertThePidFileIsNotBelievedBlindly() {
		String script = """
				cp -p /LuoYun/run/osmanager.pid /LuoYun/run/osmanager.identity /tmp/
				sh -c 'sleep 600; : /LuoYun/conf/osmanager.properties' >/dev/null 2>&1 &
				read -r number started boot </tmp/osmanager.identity
				for line in "$!" "$! $started $boot" "1 $started $boot" "1"; do
					echo "$line" >/LuoYun/run/osmanager.identity
					echo "${line%% *}" >/LuoYun/run/osmanager.pid
					service luoyun-osmanager status
					service luoyun-osmanager stop
				done
				cp -p /tmp/osmanager.pid /tmp/osmanager.identity /LuoYun/run/
				kill "$!" && service luoyun-osmanager status""";
		assertThat(this.guest.run(script).lines()).hasSize(9)
			.filteredOn((line) -> line.equals("OS Manager is not running"))
			.hasSize(8);
	}

	// 4 MB at each start, that cannot be packed well.
	private void floodTheLogAtBoot() {
		this.guest
			.run("printf '#!/bin/sh\\nhead -c 3000000 /dev/urandom | base64 -w 4000\\n' >/LuoYun/custom/scripts/config"
					+ " && chmod 755 /LuoYun/custom/scripts/config"
					+ " && echo osmanager.floppy.device=/floppy.img >>/LuoYun/conf/osmanager.properties");
		this.guest.insert(FloppyImage.ofNode("JSON=\n".getBytes(StandardCharsets.US_ASCII)));
	}

	private void powerOn() {
		// A halt leaves the file system read-only.
		this.guest.run("mount -o remount,rw / && touch /power-on");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> this.guest.attempt("runlevel").getStdout().strip(), "N 2"::equals);
	}

}
