package co.luoyun.osmanager.containers;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What systemd does with the service, and the service with what systemd does. */
@InContainers
class ServiceTests {

	@AutoClose
	private CloudInstance instance;

	@BeforeEach
	void boot() throws Exception {
		this.instance = new CloudInstance();
		this.instance.guest().boot();
		this.instance.awaitServing();
	}

	@Test
	void systemdBringsItBackWhenItIsKilled() {
		Guest guest = this.instance.guest();
		String before = mainPid(guest);
		guest.run("kill -9 " + before);
		await().atMost(CloudInstance.PATIENCE).until(() -> !this.instance.connected());
		this.instance.awaitServing();
		assertThat(mainPid(guest)).isNotEqualTo(before);
		assertThat(guest.run("pgrep -c shellinaboxd")).as("terminal servers and their workers").isEqualTo("2");
		guest.run("osmanager plan");
	}

	@Test
	void reloadTakesWhatIsOnTheChangedFloppy() throws Exception {
		Guest guest = this.instance.guest();
		String before = mainPid(guest);
		await().atMost(CloudInstance.PATIENCE).untilAsserted(() -> assertThat(listeners(guest)).isNotEmpty());
		guest.insert(this.instance.floppy("disable"));
		guest.run("systemctl reload osmanager");
		await().atMost(CloudInstance.PATIENCE).untilAsserted(() -> assertThat(listeners(guest)).isEmpty());
		assertThat(mainPid(guest)).isEqualTo(before);
		this.instance.awaitServing();
	}

	@Test
	void stopsInTimeAndLeavesNothingRunning() {
		Guest guest = this.instance.guest();
		long start = System.nanoTime();
		guest.run("systemctl stop osmanager");
		assertThat((System.nanoTime() - start) / 1e9).as("seconds to stop").isLessThan(10);
		assertThat(guest.run("systemctl show -p Result --value osmanager")).isEqualTo("success");
		assertThat(guest.attempt("pgrep -l 'java|shellinaboxd'").getStdout()).isEmpty();
		await().atMost(CloudInstance.PATIENCE).until(() -> !this.instance.connected());
		guest.run("systemctl start osmanager");
		this.instance.awaitServing();
	}

	@Test
	void itIsTriedForEver() {
		Guest guest = this.instance.guest();
		for (int i = 0; i < 7; i++) {
			String before = mainPid(guest);
			guest.run("rm -f /LuoYun/run/starts; kill -9 " + before);
			await().atMost(CloudInstance.PATIENCE)
				.until(() -> mainPid(guest), (pid) -> !pid.equals(before) && !pid.equals("0"));
		}
		this.instance.awaitServing();
		String before = mainPid(guest);
		guest.run("kill " + before);
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> mainPid(guest), (pid) -> !pid.equals(before) && !pid.equals("0"));
		this.instance.awaitServing();
	}

	// Well above the time that systemd is told here to wait for a start.
	@Test
	void aConfigScriptThatTakesLongNeverCostsThePage() {
		Guest guest = this.instance.guest();
		script(guest, "echo run >>/root/ran; sleep 900");
		guest.run("mkdir -p /etc/systemd/system/osmanager.service.d && cd /etc/systemd/system/osmanager.service.d"
				+ " && printf '[Service]\\nTimeoutStartSec=75\\n' >short.conf && systemctl daemon-reload"
				+ " && echo osmanager.os.script.timeout=100s >>/LuoYun/conf/osmanager.properties");
		guest.run("systemctl restart osmanager");
		assertThat(guest.run("cat /root/ran")).isEqualTo("run");
		assertThat(guest.run("osmanager status || :")).contains("config-script", "100");
		this.instance.awaitServing();
		assertThat(guest.run("journalctl -b -u osmanager -p warning -o cat --no-pager")).contains("WARN", "config")
			.doesNotContain("INFO", "<4>");
	}

	@Test
	void theConfigScriptMayAskForAReload() {
		Guest guest = this.instance.guest();
		script(guest,
				"echo run >>/root/ran; osmanager reload >>/root/ran && systemctl kill --kill-who=main -s HUP osmanager");
		guest.run("systemctl restart osmanager");
		this.instance.awaitServing();
		assertThat(guest.run("cat /root/ran")).startsWith("run\n").endsWith("when its boot is over").hasLineCount(2);
		assertThat(guest.run("systemctl show -p NRestarts --value osmanager")).isEqualTo("0");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> guest.run("journalctl -b -u osmanager"), (log) -> log.contains("Configuration reloaded"));
		guest.run("systemctl reload osmanager && osmanager reload");
	}

	private static void script(Guest guest, String line) {
		guest.run("printf '#!/bin/sh\\n" + line + "\\n' >/LuoYun/custom/scripts/config"
				+ " && chmod 755 /LuoYun/custom/scripts/config");
	}

	// The terminal is for the page's own port.
	private static String listeners(Guest guest) {
		return guest.run("ss -Hltn sport = :8001");
	}

	private static String mainPid(Guest guest) {
		return guest.run("systemctl show -p MainPID --value osmanager");
	}

}
