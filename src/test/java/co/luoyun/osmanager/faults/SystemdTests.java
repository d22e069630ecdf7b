package co.luoyun.osmanager.faults;

import java.time.Duration;

import org.testcontainers.containers.Container.ExecResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Faults under the shipped unit, in a whole system. */
class SystemdTests {

	@FaultTest(kind = "systemd", fault = "the config script hangs, under the shipped unit",
			expected = "killed at its limit of 5 min, the page comes, one run")
	void scriptHangs(Observation seen) {
		try (Machine machine = new Machine()) {
			machine.script("config", "#!/bin/sh\necho run >>/run/ran\nsleep 900\n").powerOn();
			PageWatch watch = machine.watch();
			try (watch) {
				await().atMost(Duration.ofMinutes(8)).until(machine::answers);
				seen.note("%s run(s) of the script, %s restart(s)"
					.formatted(machine.guest().run("grep -c run /run/ran"), machine.show("NRestarts")));
				assertThat(machine.guest().run("cat /run/ran")).isEqualTo("run");
				// The page may come at once, or when the script is killed.
				seen.withoutPage(watch.longest(), Duration.ofSeconds(345));
			}
			assertThat(machine.show("NRestarts")).isEqualTo("0");
			seen.logged(machine.loggedBytes(), 20_000);
		}
	}

	@FaultTest(kind = "systemd", fault = "osmanager reload during the boot, and by the config script itself",
			expected = "queued: no restart, one run of the script")
	void reloadInTheBoot(Observation seen) {
		try (Machine machine = new Machine()) {
			machine.script("config", "#!/bin/sh\necho run >>/run/ran\nosmanager reload\nsleep 3\n").powerOn();
			PageWatch watch = machine.watch();
			try (watch) {
				for (int i = 0; i < 7; i++) {
					ExecResult ignored = machine.guest().attempt("systemctl kill -s HUP --kill-who=main osmanager");
				}
				machine.awaitPage();
				seen.withoutPage(watch.longest());
			}
			assertThat(machine.guest().run("cat /run/ran")).isEqualTo("run");
			assertThat(machine.show("NRestarts")).isEqualTo("0");
			await().atMost(Machine.PATIENCE).until(() -> machine.show("ActiveState"), "active"::equals);
			seen.logged(machine.loggedBytes(), 20_000);
		}
	}

	@FaultTest(kind = "systemd", fault = "the port is taken for 63 s, then five kills", expected = "tries for ever")
	void startLimit(Observation seen) {
		try (Machine machine = new Machine()) {
			machine.script("config", "#!/bin/sh\necho run >>/run/ran\n");
			machine.guest()
				.run("printf '[Service]\\nExecStartPre=/bin/sh -c \"[ -e /run/thief ] || { touch /run/thief; systemd-run "
						+ "--quiet --unit=thief /usr/sbin/dnsmasq --keep-in-foreground --port=8080 --bind-interfaces; sleep 1; }\"\\n'"
						+ " >/tmp/drop-in && mkdir -p /etc/systemd/system/osmanager.service.d && cp /tmp/drop-in "
						+ "/etc/systemd/system/osmanager.service.d/thief.conf");
			machine.powerOn();
			await().pollDelay(Duration.ofSeconds(63)).atMost(Duration.ofSeconds(70)).until(() -> true);
			machine.guest().run("systemctl stop thief");
			PageWatch watch = machine.watch();
			try (watch) {
				machine.awaitPage();
				seen.note("the page %d s after the port is free".formatted(watch.longest().toSeconds()));
				for (int i = 0; i < 6; i++) {
					machine.guest().run("systemctl kill -s KILL --kill-who=main osmanager");
					await().pollDelay(Duration.ofSeconds(1)).atMost(Machine.PATIENCE).until(machine::answers);
				}
				seen.withoutPage(watch.longest(), Duration.ofSeconds(90));
			}
			seen.note("%s run(s) of the config script, %s restart(s)"
				.formatted(machine.guest().run("grep -c run /run/ran"), machine.show("NRestarts")));
			seen.logged(machine.loggedBytes(), 60_000);
		}
	}

	@FaultTest(kind = "systemd", fault = "the service hangs: SIGSTOP", expected = "back within a minute")
	void hangs(Observation seen) {
		try (Machine machine = new Machine()) {
			machine.powerOn().awaitPage();
			await().atMost(Machine.PATIENCE).until(() -> machine.show("ActiveState"), "active"::equals);
			PageWatch watch = machine.watch();
			try (watch) {
				machine.guest().run("systemctl kill -s STOP --kill-who=main osmanager");
				await().pollDelay(Duration.ofSeconds(6)).atMost(Duration.ofMinutes(4)).until(machine::answers);
				seen.withoutPage(watch.longest(), Duration.ofSeconds(75));
			}
		}
	}

	@FaultTest(kind = "room", fault = "160, 128 and 96 MB of memory for the whole system",
			expected = "the page stays, or comes back")
	void littleMemory(Observation seen) {
		for (int megabytes : new int[] { 160, 128, 96 }) {
			try (Machine machine = new Machine((long) megabytes << 20)) {
				machine.powerOn();
				PageWatch watch = machine.watch();
				try (watch) {
					await().atMost(Duration.ofMinutes(3)).until(() -> watch.answers() > 50);
					seen.note("%d MB: the first page after %.1f s, %s restart(s)".formatted(megabytes,
							watch.longest().toMillis() / 1000.0, machine.show("NRestarts")));
					seen.withoutPage(watch.longest(), Duration.ofMinutes(3));
				}
			}
		}
	}

	@FaultTest(kind = "room", fault = "5 % of a processor", expected = "slow, but the page")
	void littleTime(Observation seen) {
		try (Machine machine = new Machine()) {
			machine.powerOn().awaitPage();
			machine.guest()
				.getDockerClient()
				.updateContainerCmd(machine.guest().getContainerId())
				.withCpuPeriod(100_000L)
				.withCpuQuota(5_000L)
				.exec();
			PageWatch watch = machine.watch();
			try (watch) {
				await().atMost(Duration.ofMinutes(3)).until(() -> watch.answers() > 20);
				seen.note("20 pages, the longest wait %.1f s".formatted(watch.longest().toMillis() / 1000.0));
				seen.withoutPage(watch.longest());
			}
		}
	}

}
