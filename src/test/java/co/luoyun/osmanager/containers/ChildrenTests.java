package co.luoyun.osmanager.containers;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the appliance's scripts start below a service of systemd: it is no part of the
 * service, and no harm to it.
 */
@InContainers
class ChildrenTests {

	@AutoClose
	private static CloudInstance instance;

	@BeforeAll
	static void boot() throws Exception {
		instance = new CloudInstance();
		Guest guest = instance.guest();
		guest.run("printf 'osmanager.status.interval=2s\\nosmanager.status.timeout=1s\\n'"
				+ " >>/LuoYun/conf/osmanager.properties");
		// A daemon that speaks to systemd, and writes to the outputs that it was given.
		script("config", """
				env >/root/env
				ulimit -S -n >/root/limit
				cat /proc/self/oom_score_adj >/root/oom
				cat >/usr/local/bin/daemon <<'END'
				#!/bin/sh
				systemd-notify --ready "MAINPID=$$"
				NOTIFY_SOCKET=/run/systemd/notify systemd-notify "MAINPID=$$"
				NOTIFY_SOCKET=/run/systemd/notify setpriv --reuid=nobody --clear-groups systemd-notify WATCHDOG=trigger
				while echo alive; do echo beat >>/root/beats; sleep 0.5; done
				END
				chmod +x /usr/local/bin/daemon
				pgrep -x daemon || setsid -f daemon
				""");
		script("status", """
				echo run >>/root/runs
				setsid -f sleep 98765
				timeout 98765 sleep 98765 &
				su root -c 'sleep 98765' &
				set -m
				sleep 98765 &
				wait
				""");
		guest.boot();
		await().atMost(CloudInstance.PATIENCE).until(instance::connected);
	}

	@Test
	void inheritNothingOfTheService() {
		assertThat(instance.guest().run("cat /root/env").lines().map((line) -> line.replaceFirst("=.*", "")))
			.contains("PATH", "OSMANAGER_HOME")
			.doesNotContain("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM", "INVOCATION_ID");
		assertThat(instance.guest().run("cat /root/limit")).isEqualTo("1024");
		assertThat(Integer.parseInt(instance.guest().run("cat /root/oom"))).isNotNegative();
	}

	@Test
	void cannotSpeakForTheService() {
		Guest guest = instance.guest();
		assertThat(guest.run("cat /proc/" + mainPid() + "/comm")).isEqualTo("java");
		assertThat(guest.run("systemctl is-active osmanager")).isEqualTo("active");
		assertThat(guest.run("journalctl -b --no-pager -o cat")).contains("reception only permitted for main PID")
			.doesNotContain("Watchdog request");
	}

	@Test
	void liveOnWhenTheServiceIsRestarted() {
		Guest guest = instance.guest();
		String daemon = guest.run("pgrep -x daemon");
		String before = mainPid();
		guest.run("systemctl restart osmanager");
		await().atMost(CloudInstance.PATIENCE).until(instance::connected);
		assertThat(mainPid()).isNotEqualTo(before);
		int beats = Integer.parseInt(guest.run("wc -l </root/beats"));
		await().atMost(Duration.ofSeconds(10))
			.until(() -> Integer.parseInt(guest.run("wc -l </root/beats")) > beats + 4);
		assertThat(guest.run("pgrep -x daemon")).as("the same one, and no other").isEqualTo(daemon);
	}

	@Test
	void endAtTheirTimeLimitWhereverTheyWent() {
		Guest guest = instance.guest();
		await().atMost(CloudInstance.PATIENCE).until(() -> runs() >= 3);
		int threads = Integer.parseInt(guest.run("ls /proc/" + mainPid() + "/task | wc -l"));
		int descriptors = Integer.parseInt(guest.run("ls /proc/" + mainPid() + "/fd | wc -l"));
		int before = runs();
		await().atMost(CloudInstance.PATIENCE).until(() -> runs() >= before + 8);
		assertThat(Integer.parseInt(guest.attempt("pgrep -xc sleep").getStdout().strip()))
			.as("those of one run, and the daemon's")
			.isLessThanOrEqualTo(6);
		assertThat(Integer.parseInt(guest.run("ls /proc/" + mainPid() + "/task | wc -l"))).isLessThan(threads + 10);
		assertThat(Integer.parseInt(guest.run("ls /proc/" + mainPid() + "/fd | wc -l"))).isLessThan(descriptors + 10);
	}

	@Test
	void aServiceThatHangsIsBackInAMinute() {
		Guest guest = instance.guest();
		String hung = mainPid();
		guest.run("kill -STOP " + hung);
		await().atMost(Duration.ofSeconds(60))
			.until(() -> !List.of("0", hung).contains(mainPid())
					&& guest.attempt("curl -s -m 2 -o /dev/null http://127.0.0.1:8080/").getExitCode() == 0);
		await().atMost(CloudInstance.PATIENCE).until(instance::connected);
	}

	private static int runs() {
		return Integer.parseInt(instance.guest().run("cat /root/runs 2>/dev/null | wc -l"));
	}

	private static String mainPid() {
		return instance.guest().run("systemctl show -p MainPID --value osmanager");
	}

	private static void script(String name, String body) {
		String path = "/LuoYun/custom/scripts/" + name;
		instance.guest().run("cat >" + path + " <<'SCRIPT'\n#!/bin/sh\n" + body + "SCRIPT\nchmod +x " + path);
	}

}
