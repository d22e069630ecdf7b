package co.luoyun.osmanager.containers;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;

/** Installing into systems that do not run, and what is in the way of an installation. */
@InContainers
class ImageInstallationTests {

	private static Guest guest;

	// It stays switched off: no init system runs in it.
	@BeforeAll
	static void start() {
		guest = new Guest(TestImages.system("systemd-networkd")).withNetwork(Network.SHARED);
		guest.start();
		BuiltPackage.unpack(guest);
		Image.make(guest);
		guest.run("mkdir -p /image/opt && cp -a /tmp/LuoYun /image/tmp/");
	}

	@AfterAll
	static void switchOff() {
		guest.stop();
	}

	@ParameterizedTest
	@CsvSource({ "/tmp/LuoYun/install.sh --root /image, /LuoYun", "chroot /image /tmp/LuoYun/install.sh, /LuoYun",
			"chroot /image /tmp/LuoYun/install.sh --target /opt/lo-cal/OsManager, /opt/lo-cal/OsManager" })
	void isInstalledInAnImageAndGoneAgain(String install, String target) {
		List<String> before = FileTree.of(guest, "/image");
		assertThat(guest.run(install)).contains("is installed in " + target).endsWith("(systemd).");
		assertThat(guest.run("grep ^ExecStart= /image/etc/systemd/system/osmanager.service"))
			.isEqualTo("ExecStart=" + target + "/bin/osmanager run");
		assertThat(guest.run("readlink /image/etc/systemd/system/multi-user.target.wants/osmanager.service"))
			.isEqualTo("/etc/systemd/system/osmanager.service");
		List<String> once = FileTree.of(guest, "/image");
		guest.run(install);
		assertThat(FileTree.of(guest, "/image")).isEqualTo(once);
		guest.run(install.startsWith("chroot") ? "chroot /image " + target + "/uninstall.sh"
				: "/image" + target + "/uninstall.sh --root /image");
		guest.run("rmdir /image/opt/lo-cal 2>/dev/null || :");
		assertThat(FileTree.of(guest, "/image")).isEqualTo(before);
	}

	@Test
	void anOldSystemWithUpstartGetsAJob() {
		guest.run("mkdir -p /old/etc/init /old/etc/init.d /old/usr/local/bin && touch /old/etc/init/rc.conf");
		List<String> before = FileTree.of(guest, "/old");
		assertThat(guest.run("/tmp/LuoYun/install.sh --root /old")).endsWith("(upstart).");
		assertThat(guest.run("cat /old/etc/init/luoyun-osmanager.conf")).contains("exec /LuoYun/bin/osmanager run");
		guest.run("/old/LuoYun/uninstall.sh --root /old");
		assertThat(FileTree.of(guest, "/old")).isEqualTo(before);
	}

	@Test
	void anOldSystemWithSysvGetsLinksInItsRunlevels() {
		guest.run("mkdir -p /older/etc/init.d");
		assertThat(guest.run("/tmp/LuoYun/install.sh --root /older")).endsWith("(sysv).");
		assertThat(guest.run("cd /older/etc && ls rc?.d/* | tr '\\n' ' '")).isEqualTo("rc0.d/K01luoyun-osmanager "
				+ "rc1.d/K01luoyun-osmanager rc2.d/S99luoyun-osmanager rc3.d/S99luoyun-osmanager "
				+ "rc4.d/S99luoyun-osmanager rc5.d/S99luoyun-osmanager rc6.d/K01luoyun-osmanager");
		assertThat(guest.run("/older/etc/init.d/luoyun-osmanager status || echo $?")).endsWith("3");
		guest.run("/older/LuoYun/uninstall.sh --root /older");
		assertThat(guest.run("find /older ! -type d")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			"setpriv --reuid 1000 --clear-groups /tmp/LuoYun/install.sh, must be run as root",
			"/tmp/LuoYun/install.sh --root /none, the root directory /none does not exist",
			"/tmp/LuoYun/install.sh --target here, the target must be an absolute path",
			"/tmp/LuoYun/install.sh --target /usr, /usr holds a bin that is not OS Manager's",
			"/tmp/LuoYun/install.sh --frobnicate, unknown argument --frobnicate",
			"mount -t tmpfs -o ro none /mnt && /tmp/LuoYun/install.sh --target /mnt/LuoYun, is the file system read-only?",
			"mount -t tmpfs -o size=9m none /mnt && /tmp/LuoYun/install.sh --target /mnt/LuoYun, has room for 9",
			"mount -t tmpfs -o size=300m -o nr_inodes=60 none /mnt && /tmp/LuoYun/install.sh --target /mnt/LuoYun, No space left on device",
			"mount -t tmpfs none /mnt && mkdir /mnt/etc && mount -o remount -o ro /mnt && /tmp/LuoYun/install.sh --root /mnt --init systemd, is the file system read-only?",
			"PATH=/image/none /tmp/LuoYun/install.sh, the program",
			"/tmp/LuoYun/uninstall.sh --purge, is not installed in /tmp/LuoYun" })
	void whatIsInTheWayIsSaidInOneLine(String install, String reason) {
		List<String> before = FileTree.of(guest, "/");
		ExecResult result = guest.attempt(install);
		guest.attempt("umount /mnt");
		assertThat(result.getExitCode()).isEqualTo(1);
		assertThat(result.getStderr()).hasLineCount(1).contains("install.sh: ", reason);
		assertThat(FileTree.of(guest, "/")).isEqualTo(before);
	}

	@Test
	void aFullDiskLeavesTheFormerVersionWhole() {
		int spareKib = 8192;
		int sizeKib = Integer.parseInt(guest.run("du -sk /tmp/LuoYun | cut -f 1")) + spareKib;
		guest.run("mkdir -p /small && mount -t tmpfs -o size=%dk none /small".formatted(sizeKib));
		guest.run("/tmp/LuoYun/install.sh --root /small --init none");
		String former = guest.run("cd /small/LuoYun && find . -type f | sort | xargs cksum");
		guest.attempt("cat /dev/zero >/small/filler");
		ExecResult result = guest.attempt("/tmp/LuoYun/install.sh --root /small --init none");
		assertThat(result.getStderr()).contains("has room for");
		assertThat(result.getExitCode()).isEqualTo(1);
		assertThat(guest.run("cd /small/LuoYun && find . -type f | sort | xargs cksum")).isEqualTo(former);
		guest.run("umount /small");
	}

	@Test
	void aHalfInstallationIsMended() {
		guest.run("mkdir -p /half/etc");
		guest.run("/tmp/LuoYun/install.sh --root /half --init none");
		String whole = guest.run("cd /half && find . | sort");
		guest
			.run("cd /half/LuoYun && rm -r lib/jars uninstall.sh lib/setup.sh init && mkdir -p .osmanager-new/runtime");
		assertThat(guest.attempt("/half/LuoYun/install.sh --root /half").getStderr())
			.contains("lib/setup.sh is missing; unpack the package again");
		guest.run("/tmp/LuoYun/install.sh --root /half --init none");
		assertThat(guest.run("cd /half && find . | sort")).isEqualTo(whole);
		guest.run("rm -r /half");
	}

}
