package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.faults.PackagedService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What somebody else may have taken. */
@Tag("attacks")
class ShortageTests {

	private static final Duration START = Duration.ofSeconds(90);

	@Test
	void portsThatAreTakenCostTheirPartOnly() throws Exception {
		try (PackagedService service = UnderAttack.packaged()) {
			try (ServerSocket page = new ServerSocket(service.port(), 1, InetAddress.getLoopbackAddress());
					ServerSocket terminal = new ServerSocket(service.terminalPort(), 1,
							InetAddress.getLoopbackAddress())) {
				service.start().awaitRegistered();
				assertThat(Files.readString(service.sandbox().root().resolve("etc/shadow"))).contains("root:$6$");
				await().atMost(START)
					.untilAsserted(() -> assertThat(service.logged()).contains("port " + page.getLocalPort())
						.containsIgnoringCase("Port " + terminal.getLocalPort() + " for the web terminal is taken"));
			}
			service.awaitPage();
			await().atMost(START).until(() -> service.logged().contains("The web terminal runs"));
		}
	}

	@Test
	void aLackOfDescriptorsIsToldOnce() throws Exception {
		try (PackagedService service = UnderAttack.packaged().start().awaitPage()) {
			await().atMost(START).until(() -> service.logged().contains("The web terminal runs"));
			int before = lines(service).size();
			long pid = service.process().pid();
			long limit = Holdings.descriptors(pid) + 40;
			assertThat(Holdings.run("prlimit", "--pid", Long.toString(pid), "--nofile=" + limit + ":" + limit).code())
				.isZero();
			try (Attackers attackers = new Attackers(80, (_) -> new Visitor("127.0.0.66", service.port()),
					Attackers.Habit.sendAndWait(""))) {
				await().atMost(START).until(() -> since(before, service).stream().anyMatch(ShortageTests::tells));
				int told = lines(service).size();
				await().during(Duration.ofSeconds(8))
					.atMost(START)
					.ignoreExceptions()
					.until(() -> served(service) && service.alive());
				assertThat(since(told, service)).isEmpty();
				assertThat(attackers.connections()).isPositive();
			}
		}
	}

	private static boolean tells(String line) {
		return line.contains("Cannot take in more than") && line.contains("Too many open files");
	}

	private static List<String> lines(PackagedService service) {
		return service.logged().lines().toList();
	}

	private static List<String> since(int lines, PackagedService service) {
		List<String> log = lines(service);
		return log.subList(lines, log.size());
	}

	private static boolean served(PackagedService service) throws IOException {
		return new Visitor("127.0.7.7", service.port()).visit().isPositive();
	}

}
