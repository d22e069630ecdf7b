package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that are held and not used. */
@Tag("attacks")
class ConnectionAttackTests {

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(11);

	/** Until they ask for the second time. */
	private static final Duration LONGER = Duration.ofSeconds(16);

	private static final int LARGE = 30 * 1024 * 1024;

	@RegisterExtension
	static final UnderAttack service = new UnderAttack();

	@BeforeAll
	static void layOutLargeFile() throws IOException {
		Path file = service.service().sandbox().home().resolve("custom/www/nocookie/large.bin");
		Files.createDirectories(file.getParent());
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(LARGE);
		}
	}

	@Test
	void bodiesThatNeverCome() throws Exception {
		try (Attackers attackers = service.attackers(300,
				Attackers.Habit.sendAndWait("POST / HTTP/1.1\r\nHost: i\r\nContent-Length: 100000\r\n\r\n"))) {
			service.holdsOut("bodies that never come", LONG_ENOUGH);
		}
	}

	@Test
	void bodiesThatNeverComeFromManyAddresses() throws Exception {
		try (Attackers attackers = service.scatteredAttackers(300,
				Attackers.Habit.sendAndWait("GET / HTTP/1.1\r\nHost: i\r\nTransfer-Encoding: chunked\r\n\r\n"))) {
			service.holdsOut("the same, chunked, 300 addresses", LONG_ENOUGH);
		}
	}

	@Test
	void headsThatNeverEnd() throws Exception {
		try (Attackers attackers = service.attackers(300,
				Attackers.Habit.sendAndWait("GET / HTTP/1.1\r\nHost: i\r\nX-Long: " + "a".repeat(7000)))) {
			service.holdsOut("heads that never end", LONG_ENOUGH);
		}
	}

	@Test
	void keptAlive() throws Exception {
		try (Attackers attackers = service.attackers(400,
				Attackers.Habit.repeat("GET /style.css HTTP/1.1\r\nHost: i\r\n\r\n", Duration.ofSeconds(12)))) {
			service.holdsOut("kept alive, one request each 12 s", LONGER);
		}
	}

	@Test
	void keptAliveFromManyAddresses() throws Exception {
		try (Attackers attackers = service.scatteredAttackers(400,
				Attackers.Habit.repeat("GET /style.css HTTP/1.1\r\nHost: i\r\n\r\n", Duration.ofSeconds(12)))) {
			service.holdsOut("the same, 400 addresses", LONGER);
		}
	}

	@Test
	void nothingSent() throws Exception {
		try (Attackers attackers = service.attackers(1000, Attackers.Habit.sendAndWait(""))) {
			service.holdsOut("1000 that send nothing", LONG_ENOUGH);
		}
	}

	@Test
	void largeFileNotRead() throws Exception {
		try (Attackers attackers = service.attackers(220, Attackers.Habit
			.sendAndNeverRead("GET /large.bin HTTP/1.1\r\nHost: i\r\n\r\n", Duration.ofSeconds(60)))) {
			service.holdsOut("30 MB asked for and not read", LONG_ENOUGH);
		}
	}

}
