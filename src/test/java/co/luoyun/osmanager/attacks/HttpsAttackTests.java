package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of HTTPS that cost the service more than they cost them. The bystander asks for
 * the plain page, and another one for the page by HTTPS.
 */
@Tag("attacks")
class HttpsAttackTests {

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(11);

	@RegisterExtension
	static final UnderAttack service = UnderAttack.byHttps();

	private static final Visitor VISITOR = new Visitor("127.0.8.8", service.port()).byHttps();

	@BeforeEach
	void awaitHttps() {
		Awaitility.await().ignoreExceptionsMatching(IOException.class::isInstance).until(() -> {
			VISITOR.visit();
			return true;
		});
	}

	@Test
	void fourHundredHandshakesASecond() throws Exception {
		try (Attackers attackers = new Attackers(400, (number) -> service.scattered(number).byHttps(), (_) -> {
		})) {
			holdsOut("400 handshakes a second", Duration.ofMinutes(1));
			assertThat(attackers.connections()).isGreaterThan(400);
		}
	}

	@Test
	void handshakesThatAreBegun() throws Exception {
		// The head of a record that announces 512 bytes of a ClientHello.
		try (Attackers attackers = service.attackers(300, Attackers.Habit.sendAndWait("\026\003\001\002\000\001"))) {
			holdsOut("300 handshakes that are only begun", LONG_ENOUGH);
		}
	}

	@Test
	void bodiesThatNeverCome() throws Exception {
		try (Attackers attackers = new Attackers(300, (number) -> service.attacker(number).byHttps(),
				Attackers.Habit.sendAndWait("POST / HTTP/1.1\r\nHost: i\r\nContent-Length: 100000\r\n\r\n"))) {
			holdsOut("bodies that never come, by HTTPS", LONG_ENOUGH);
			// On a busy machine none of them gets as far as to a body.
			assertThat(attackers.tries()).isGreaterThan(300);
		}
	}

	private void holdsOut(String attack, Duration duration) throws IOException, InterruptedException {
		AtomicInteger visits = new AtomicInteger();
		AtomicInteger refusals = new AtomicInteger();
		ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();
		try (other) {
			other.execute(() -> visitAgainAndAgain(visits, refusals));
			try {
				service.holdsOut(attack, duration);
			}
			finally {
				other.shutdownNow();
			}
		}
		System.out.printf("%s: %s pages by HTTPS meanwhile, %s tries in vain%n", attack, visits, refusals);
		assertThat(visits.get()).as("pages by HTTPS; %s tries in vain", refusals)
			.isGreaterThan((int) duration.dividedBy(UnderAttack.LIMIT));
	}

	private static void count(AtomicInteger visits, AtomicInteger refusals) {
		try {
			VISITOR.visit();
			visits.incrementAndGet();
		}
		catch (IOException ex) {
			refusals.incrementAndGet();
		}
	}

	private static void visitAgainAndAgain(AtomicInteger visits, AtomicInteger refusals) {
		while (!Thread.currentThread().isInterrupted()) {
			try {
				count(visits, refusals);
				Thread.sleep(250);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
