package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that cost the service more than they cost who sends them. */
@Tag("attacks")
class RequestAttackTests {

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);

	private static final Duration AT_ONCE = Duration.ofMillis(200);

	private static final String LINE = "<p th:text=\"${hostname}\">i10.example.org</p>\n";

	private static final String LOOP = "<th:block th:each=\"a : ${#numbers.sequence(1, 1000)}\">";

	@RegisterExtension
	static final UnderAttack service = new UnderAttack();

	@BeforeAll
	static void layOutTemplates() throws IOException {
		Path folder = Files.createDirectories(service.service().sandbox().home().resolve("custom/www/nocookie"));
		Files.writeString(folder.resolve("large.html"), LINE.repeat(900 * 1024 / LINE.length()));
		Files.writeString(folder.resolve("half.html"), LINE.repeat(450 * 1024 / LINE.length()));
		Files.writeString(folder.resolve("endless.html"),
				LOOP.repeat(3) + "<i th:text=\"${a}\">x</i>" + "</th:block>".repeat(3));
	}

	@Test
	void largeTemplates() throws Exception {
		try (Attackers one = attackers(10, "GET /large.html"); Attackers other = attackers(10, "GET /half.html")) {
			service.holdsOut("templates of 900 and 450 KB", LONG_ENOUGH);
			assertThat(one.connections() + other.connections()).isPositive();
		}
	}

	@Test
	void aTemplateWithoutEnd() throws Exception {
		try (Attackers attackers = attackers(10, "GET /endless.html")) {
			service.holdsOut("a template without end", LONG_ENOUGH);
			assertThat(attackers.connections()).isPositive();
		}
		assertThat(service.bystander().ask("GET /endless.html HTTP/1.1")).startsWith("HTTP/1.1 500");
	}

	@Test
	void refusedRequests() throws Exception {
		try (Attackers methods = attackers(20, "POST /");
				Attackers types = service.attackers(20, Attackers.Habit
					.repeat("GET /api/status HTTP/1.1\r\nHost: i\r\nAccept: image/nonsense;q=x\r\n\r\n", AT_ONCE))) {
			service.holdsOut("refused methods, bad Accept", LONG_ENOUGH);
			assertThat(methods.connections() + types.connections()).isPositive();
		}
	}

	@Test
	void wrongCookiesFromTheOwnersOwnAddress() throws Exception {
		String right = "GET /index.html?cookie=" + cookie() + " HTTP/1.1\r\nAccept: text/html";
		Visitor owner = new Visitor("127.0.0.66", service.service().port());
		try (Attackers attackers = attackers(20, "GET /index.html?cookie=wrong")) {
			service.holdsOut("wrong cookies", LONG_ENOUGH);
			assertThat(attackers.connections()).isPositive();
			assertThat(owner.ask("GET /index.html?cookie=wrong HTTP/1.1")).startsWith("HTTP/1.1 429");
			assertThat(owner.ask(right)).startsWith("HTTP/1.1 303").containsIgnoringCase("Set-Cookie:");
		}
	}

	@Test
	void aCookieInDisguiseDoesNotLeadRoundInCircles() throws Exception {
		assertThat(service.bystander().ask("GET /index.html?%63ookie=" + cookie() + " HTTP/1.1\r\nAccept: text/html"))
			.startsWith("HTTP/1.1 303")
			.doesNotContainPattern("(?i)Location: [^\r\n]*ookie=");
	}

	private static String cookie() {
		return service.service().configuration().cookie();
	}

	private static Attackers attackers(int count, String request) {
		return service.attackers(count,
				Attackers.Habit.repeat(request + " HTTP/1.1\r\nHost: i\r\nContent-Length: 0\r\n\r\n", AT_ONCE));
	}

}
