package co.luoyun.osmanager.containers;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

import static org.assertj.core.api.Assertions.assertThat;

/** plan and apply as a person uses them, on a whole system without the service. */
@InContainers
class OsSettingsTests {

	private static final String HASH = "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8";

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me";

	/** As lckpwdf(3) does: a lock of fcntl(2) on the whole file. */
	private static final String HOLD_PASSWORD_LOCK = """
			perl -e 'use Fcntl; open(F, ">>", "/etc/.pwd.lock"); \
			my $lock = pack("ssx4qqix4", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $lock) or die "$!"; \
			open(T, ">", "/tmp/held"); close(T); sleep %d' & \
			timeout 10 sh -c 'until [ -e /tmp/held ]; do sleep 0.05; done'; rm /tmp/held;
			""";

	private static Guest guest;

	@BeforeAll
	static void boot() {
		guest = new Guest(TestImages.installed("systemd-networkd")).withNetwork(Network.SHARED);
		guest.start();
		guest.run("systemctl mask -q osmanager; cp -p /etc/shadow /etc/shadow.fresh");
		guest.boot();
	}

	@BeforeEach
	void begin() {
		guest.run("cp -p /etc/shadow.fresh /etc/shadow; rm -rf /root/.ssh; : >/etc/resolv.conf;"
				+ " rm -f /etc/systemd/network/*osmanager*; networkctl reload; networkctl reconfigure eth0");
	}

	@AfterAll
	static void switchOff() {
		Optional.ofNullable(guest).ifPresent(Guest::stop);
	}

	@Test
	void planTellsWhatApplyThenDoesAndNothingIsLeft() {
		configure(everything());
		String shadow = guest.run("cat /etc/shadow");
		ExecResult plan = guest.attempt("osmanager plan");
		assertThat(plan.getExitCode()).as(plan.getStdout() + plan.getStderr()).isEqualTo(1);
		assertThat(plan.getStdout())
			.contains("password: change: ", "+root:******:", "ssh-keys: change: 1 key in /root/.ssh/authorized_keys",
					"network: change: eth0 192.0.2.10/24 by systemd-networkd", "    $ networkctl reconfigure eth0",
					"+nameserver 192.0.2.53", "script: skipped: ")
			.doesNotContain("saltstring");
		assertThat(guest.attempt("osmanager plan --format json").getStdout())
			.startsWith("{\"root\":\"/\",\"changes\":true,\"errors\":false,")
			.contains("\"run\":\"networkctl reload\"", "\"script\":{\"plan\":\"skipped\"")
			.doesNotContain("saltstring");
		assertThat(guest.run("cat /etc/shadow")).isEqualTo(shadow);
		assertThat(guest.run("osmanager apply --only password,name-servers").lines()).hasSize(2)
			.allMatch((line) -> line.contains(" changed in "));
		assertThat(guest.run("stat -c '%a %U:%G' /etc/shadow")).isEqualTo("640 root:shadow");
		assertThat(guest.run("osmanager apply")).contains("password unchanged", "ssh-keys changed", "network changed",
				"name-servers unchanged");
		assertThat(guest.run("ip -o address show eth0; ip route")).contains("192.0.2.10/24",
				"default via 198.51.100.1 dev eth0 proto static onlink");
		assertThat(guest.attempt("osmanager plan").getExitCode()).isZero();
		assertThat(guest.attempt("osmanager plan --force").getExitCode()).isEqualTo(1);
		String index = guest.run("cat /sys/class/net/eth0/carrier_changes; stat -c %Y-%i /etc/shadow");
		assertThat(guest.run("osmanager apply")).doesNotContain(" changed in ");
		assertThat(guest.run("cat /sys/class/net/eth0/carrier_changes; stat -c %Y-%i /etc/shadow")).isEqualTo(index);
		assertThat(guest.run("osmanager apply --force --format json")).contains("\"result\":\"changed\"")
			.doesNotContain("\"result\":\"failed\"", "saltstring");
	}

	@Test
	void emptyValuesLockNobodyOut() {
		String before = guest.run("cat /etc/shadow; ls -A /root /etc/systemd/network");
		for (String json : new String[] { "{}", """
				{"network": null, "nameservers": "", "public_key": "", "passwd_hash": "", "domain": {}}""", """
				{"network": [], "nameservers": null, "public_key": null, "passwd_hash": null}""" }) {
			configure(json);
			assertThat(guest.attempt("osmanager plan").getExitCode()).as(json).isZero();
			guest.run("osmanager apply");
			assertThat(guest.run("cat /etc/shadow; ls -A /root /etc/systemd/network")).as(json).isEqualTo(before);
		}
		configure("{\"passwd_hash\": \"*\", \"public_key\": \"junk\"}");
		assertThat(guest.attempt("osmanager check /LuoYun/conf/luoyun.conf").getExitCode()).isNotZero();
		ExecResult refused = guest.attempt("osmanager apply");
		assertThat(refused.getExitCode()).isEqualTo(2);
		assertThat(refused.getStdout()).contains("password failed", "passwd_hash is refused", "ssh-keys failed",
				"public_key is refused");
		assertThat(guest.run("cat /etc/shadow; ls -A /root /etc/systemd/network")).isEqualTo(before);
	}

	@Test
	void waitsForOthersThatChangePasswords() {
		configure(everything());
		assertThat(guest.run(HOLD_PASSWORD_LOCK.formatted(3) + "osmanager apply --only password"))
			.contains("password changed in ");
		String shadow = guest.run("cat /etc/shadow");
		ExecResult refused = guest.attempt(HOLD_PASSWORD_LOCK.formatted(20)
				+ "OSMANAGER_OS_PASSWORD_LOCKTIMEOUT=1s osmanager apply --force --only password; code=$?; kill %1; exit $code");
		assertThat(refused.getExitCode()).isEqualTo(2);
		assertThat(refused.getStdout()).contains("password failed", "locked for 1.0 s by another program");
		assertThat(guest.run("cat /etc/shadow")).isEqualTo(shadow);
	}

	// No kernel here has SELinux: that a label is asked for is all that can be seen.
	@Test
	void asksForTheLabelsOfSelinux() {
		configure(everything());
		guest.run(
				"mkdir -p /stub; printf '#!/bin/sh\\necho \"$@\" >>/stub/labelled\\n' >/stub/restorecon; chmod 755 /stub/*");
		guest.run(
				"unshare -m sh -c 'mount -t tmpfs none /sys/fs; mkdir /sys/fs/selinux; echo 1 >/sys/fs/selinux/enforce;"
						+ " PATH=/stub:$PATH osmanager apply --only password,ssh-keys'");
		assertThat(guest.run("sort /stub/labelled").lines()).containsExactly("/etc/shadow", "/root/.ssh",
				"/root/.ssh/authorized_keys");
	}

	@Test
	void noFileIsHalfWrittenWhenItIsKilled() {
		configure(everything());
		guest.run("osmanager apply --only password,ssh-keys");
		String users = guest.run("cut -d : -f 1 /etc/shadow");
		for (int tenths = 1; tenths <= 12; tenths++) {
			guest.attempt("timeout -s KILL " + tenths / 10.0 + " osmanager apply --force --only password,ssh-keys");
			assertThat(guest.run("cut -d : -f 1 /etc/shadow")).isEqualTo(users);
			assertThat(guest.run("cat /etc/shadow")).contains("root:" + HASH + ":");
			assertThat(guest.run("cat /root/.ssh/authorized_keys")).contains(KEY + "\n# END OS Manager");
		}
		guest.run("osmanager apply --force --only password,ssh-keys");
		assertThat(guest.run("find /etc /root -name '*osmanager-new'")).isEmpty();
	}

	private static String everything() {
		String mac = guest.mac("eth0").replace(":", "-").toUpperCase(Locale.ROOT);
		return """
				{"network": [{"mac": "%s", "ip": "192.0.2.10", "netmask": 24, "gateway": "198.51.100.1"}], \
				"nameservers": "192.0.2.53", "public_key": "%s", "passwd_hash": "%s"}""".formatted(mac, KEY, HASH);
	}

	private static void configure(String json) {
		String conf = "TAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\nJSON=" + json + "\n";
		guest.copyFileToContainer(Transferable.of(conf), "/LuoYun/conf/luoyun.conf");
	}

}
