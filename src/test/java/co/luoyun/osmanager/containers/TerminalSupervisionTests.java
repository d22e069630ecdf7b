package co.luoyun.osmanager.containers;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of the web terminal of a whole system when it, or what keeps it running,
 * is hurt: afterwards runs exactly what should.
 */
@InContainers
class TerminalSupervisionTests {

	@AutoClose
	private static CloudInstance instance;

	@BeforeAll
	static void boot() throws Exception {
		instance = new CloudInstance();
		// Twenty pauses of 10 s would be long to watch.
		instance.guest().run("echo osmanager.webssh.longest-pause=1s >>/LuoYun/conf/osmanager.properties");
		instance.guest().boot();
	}

	@Test
	void killedTwentyTimes() {
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		for (int i = 0; i < 20; i++) {
			List<String> before = servers();
			instance.guest().run("kill -9 " + before.getFirst());
			await().atMost(CloudInstance.PATIENCE).until(() -> !servers().contains(before.getFirst()) && answers());
		}
		assertOneServer();
		assertThat(instance.guest()
			.run("curl -s -H \"Authorization: Bearer $(cat /LuoYun/run/osmanager.token)\" http://localhost:8080/actuator/prometheus"))
			.containsPattern("osmanager_webssh_restarts_total \\d{2}\\.0")
			.containsPattern("osmanager_webssh_start_timestamp_seconds 1\\.\\d+E9")
			.contains("osmanager_webssh_up 1.0", "osmanager_webssh_sessions 0.0");
		// What was counted is forgotten, so that no other test finds it given up.
		instance.guest().run("systemctl restart osmanager");
	}

	@Test
	void stoppedInItsTracks() {
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		String hung = servers().getFirst();
		instance.guest().run("kill -STOP " + hung);
		// Two looks, 30 s apart at most, of 5 s each.
		await().atMost(Duration.ofSeconds(50)).until(() -> !servers().contains(hung) && answers());
		assertOneServer();
	}

	@Test
	void bereftOfItsKeeper() {
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		List<String> before = servers();
		String keeper = mainPid();
		instance.guest().run("kill -9 " + keeper);
		await().atMost(Duration.ofSeconds(5)).until(() -> servers().stream().noneMatch(before::contains));
		await().atMost(CloudInstance.PATIENCE).until(() -> !mainPid().equals(keeper) && answers());
		assertOneServer();
	}

	@Test
	void robbedOfItsPortAndItsProgram() {
		Guest guest = instance.guest();
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		guest.run("mv /usr/bin/shellinaboxd /usr/bin/aside; kill -9 " + servers().getFirst());
		awaitHealth("No web terminal is installed");
		assertThat(servers()).isEmpty();
		guest.run("systemd-run --quiet --unit=thief dnsmasq --keep-in-foreground --port=8001 --listen-address=127.0.0.1"
				+ " --bind-interfaces; mv /usr/bin/aside /usr/bin/shellinaboxd; osmanager reload");
		awaitHealth("Port 8001 for the web terminal is taken");
		assertThat(servers()).isEmpty();
		assertThat(guest.attempt("osmanager status").getStdout()).containsPattern("webssh +error");
		guest.run("systemctl stop thief; osmanager reload");
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		assertOneServer();
	}

	@Test
	void servesAsItsOwnAccount() {
		await().atMost(CloudInstance.PATIENCE).until(TerminalSupervisionTests::answers);
		assertThat(instance.guest().run("ps -o user= -p " + servers().getFirst()).strip()).startsWith("shellin");
	}

	private static void awaitHealth(String words) {
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> instance.guest()
				.attempt("curl -s http://localhost:8080/actuator/health")
				.getStdout()
				.contains(words));
	}

	private static void assertOneServer() {
		assertThat(instance.guest().run("pgrep -c shellinaboxd")).as("the server and its launcher").isEqualTo("2");
		assertThat(instance.guest().run("ss -Hltn sport = :8001").lines()).hasSize(1);
	}

	/** The server's process and its launcher's. */
	private static List<String> servers() {
		return instance.guest().attempt("pgrep shellinaboxd").getStdout().lines().toList();
	}

	private static boolean answers() {
		return instance.guest().attempt("curl -s -m 2 http://localhost:8001/").getStdout().contains("ShellInABox");
	}

	private static String mainPid() {
		return instance.guest().run("systemctl show -p MainPID --value osmanager");
	}

}
