package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.faults.PackagedService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A packaged service for the attacks of one test class, and a bystander who wants no more
 * than the page while they last. Each attack becomes a row of {@code target/attacks.txt},
 * which is also printed: what the service held at the height of it (connections, live
 * heap, resident memory, descriptors), and how long the bystander and
 * {@code osmanager status} had to wait.
 *
 * <p>
 * An attack's test class is in this package and tagged {@code attacks}, and so runs in
 * {@code mvn verify} when the package has been made: <pre class="code">
 * &#64;RegisterExtension
 * static final UnderAttack service = new UnderAttack();
 *
 * &#64;Test
 * void bodiesThatNeverCome() throws Exception {
 *     try (Attackers attackers = service.attackers(256, Attackers.Habit.sendAndWait("POST / HTTP/1.1…"))) {
 *         service.holdsOut("bodies that never come", Duration.ofSeconds(15));
 *     }
 * }
 * </pre> By hand, with a package that is there: {@code mvn surefire:test@attack-tests}.
 */
final class UnderAttack implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	private static final Path TABLE = Path.of("target/attacks.txt");

	private static final Path HOME = Path.of("target/package/LuoYun").toAbsolutePath();

	private static final int LINES = 5;

	/**
	 * How long anybody may have to wait, on a machine that has other things to do as
	 * well.
	 */
	static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Duration BETWEEN_VISITS = Duration.ofMillis(250);

	private static final AtomicBoolean BEGUN = new AtomicBoolean();

	private final OptionalInt https;

	private @Nullable PackagedService service;

	UnderAttack() {
		this(OptionalInt.empty());
	}

	private UnderAttack(OptionalInt https) {
		this.https = https;
	}

	/** One that serves by HTTPS, too, and is attacked there. */
	static UnderAttack byHttps() {
		return new UnderAttack(OptionalInt.of(FreePort.find()));
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		PackagedService begun = packaged();
		this.https.ifPresent(begun::withHttps);
		this.service = begun.start();
		if (BEGUN.compareAndSet(false, true)) {
			Files.deleteIfExists(TABLE);
			row("attack", "conn.", "heap KiB", "resident", "fds", "page ms", "status ms", "lines");
		}
	}

	/** After an attack that ended it there is a new one. */
	@Override
	public void beforeEach(ExtensionContext context) throws IOException {
		if (!service().alive()) {
			service().start();
		}
		service().awaitPage();
	}

	/** The package as it was made, without waiting for a start cache. */
	static PackagedService packaged() throws IOException {
		return new PackagedService().at(HOME);
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		PackagedService begun = this.service;
		if (begun != null) {
			begun.close();
		}
	}

	PackagedService service() {
		return Objects.requireNonNull(this.service);
	}

	/** Somebody with an address that no attacker has. */
	Visitor bystander() {
		return new Visitor("127.0.7.7", service().port());
	}

	/** Where it is attacked. */
	int port() {
		return this.https.orElseGet(() -> service().port());
	}

	/** Starts attackers that share one address. */
	Attackers attackers(int count, Attackers.Habit habit) {
		return new Attackers(count, this::attacker, habit);
	}

	/** Starts attackers with an address each. */
	Attackers scatteredAttackers(int count, Attackers.Habit habit) {
		return new Attackers(count, this::scattered, habit);
	}

	/** Somebody of whom all have one address. */
	Visitor attacker(int number) {
		return new Visitor("127.0.0.66", port());
	}

	/** Somebody with an address of their own. */
	Visitor scattered(int number) {
		return new Visitor("127.1." + number / 250 + "." + (number % 250 + 1), port());
	}

	/**
	 * Watches the service during an attack: the page comes to who asks for it, the
	 * machine's own status too, the process lives, and its log does not grow by each try.
	 * @param attack what is going on, for the table
	 * @param duration how long
	 */
	void holdsOut(String attack, Duration duration) throws IOException, InterruptedException {
		long logged = lines();
		long end = System.nanoTime() + duration.toNanos();
		long middle = end - duration.dividedBy(2).toNanos();
		Duration slowest = visitUntil(middle);
		Holdings held = Holdings.of(service());
		Holdings.Answer status = Holdings.run(HOME.resolve("bin/osmanager").toString(), "status",
				"--root=" + service().sandbox().root(), "--home=/LuoYun");
		Duration slow = visitUntil(end);
		slowest = (slow.compareTo(slowest) > 0) ? slow : slowest;
		long lines = lines() - logged;
		row(attack, held.connections(), held.heap(), held.resident(), held.descriptors(), slowest.toMillis(),
				status.took().toMillis(), lines);
		assertThat(service().alive()).as("the service lives").isTrue();
		assertThat(status.code()).as("osmanager status: %s", status.lines()).isLessThan(3);
		assertThat(status.lines().getFirst()).contains(": ");
		assertThat(slowest).as("the slowest page").isLessThan(LIMIT);
		assertThat(lines).as("lines logged").isLessThanOrEqualTo(LINES);
	}

	private long lines() {
		return service().logged().lines().count();
	}

	private Duration visitUntil(long end) throws IOException, InterruptedException {
		Duration slowest = Duration.ZERO;
		do {
			Duration took = bystander().visit();
			slowest = (took.compareTo(slowest) > 0) ? took : slowest;
			Thread.sleep(BETWEEN_VISITS);
		}
		while (System.nanoTime() < end);
		return slowest;
	}

	private static void row(Object... columns) throws IOException {
		String row = String.format("%-34s %6s %9s %9s %6s %9s %9s %7s%n", columns);
		System.out.print(row);
		Files.writeString(TABLE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
