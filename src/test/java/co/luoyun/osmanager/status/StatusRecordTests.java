package co.luoyun.osmanager.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StatusRecordTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private int runs;

	@ParameterizedTest
	@CsvSource({ "0, 2000", "1, 2001", "127, 2127", "128, 2130", "137, 2130", "255, 2130" })
	void mapsExitCodes(int code, int value) {
		assertThat(ApplicationStatus.of(new Ending.Exited(code)).value()).isEqualTo(value);
	}

	@Test
	void mapsOtherEndings() {
		assertThat(ApplicationStatus.of(new Ending.TimedOut(Duration.ofSeconds(1))))
			.isEqualTo(ApplicationStatus.FAILED);
		assertThat(ApplicationStatus.of(new Ending.NotStarted(Message.plain("x"))))
			.isEqualTo(ApplicationStatus.UNKNOWN);
		assertThat(ApplicationStatus.of(new Ending.Planned(Message.plain("x")))).isEqualTo(ApplicationStatus.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 1999, 2131, Integer.MAX_VALUE, -2000 })
	void isNothingThatTheControllerDoesNotKnow(int value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ApplicationStatus(value));
	}

	@Test
	void takesEveryResultOverWhenNotDamped() {
		StatusRecord record = new StatusRecord(1, 10);
		assertThat(record.current()).isEqualTo(ApplicationStatus.UNKNOWN);
		assertThat(record.add(result(0))).hasValueSatisfying((change) -> {
			assertThat(change.before()).isEqualTo(ApplicationStatus.UNKNOWN);
			assertThat(change.after()).isEqualTo(ApplicationStatus.RUNNING);
			assertThat(change.at()).isEqualTo(START.plusSeconds(61));
		});
		assertThat(record.add(result(0))).isEmpty();
		assertThat(record.add(result(3))).isPresent();
		assertThat(record.current().value()).isEqualTo(2003);
	}

	@Test
	void waitsForConfirmationWhenDamped() {
		StatusRecord record = new StatusRecord(3, 10);
		assertThat(record.add(result(0))).as("the first says more than nothing").isPresent();
		assertThat(record.add(result(1))).isEmpty();
		assertThat(record.add(result(0))).isEmpty();
		assertThat(record.add(result(1))).isEmpty();
		assertThat(record.add(result(1))).isEmpty();
		assertThat(record.current()).isEqualTo(ApplicationStatus.RUNNING);
		assertThat(record.add(result(1))).isPresent();
		assertThat(record.current().value()).isEqualTo(2001);
	}

	@Test
	void keepsTheLastChangesNewestFirst() {
		StatusRecord record = new StatusRecord(1, 2);
		for (int code : new int[] { 0, 1, 2, 3 }) {
			record.add(result(code));
		}
		assertThat(record.changes()).extracting((change) -> change.after().value()).containsExactly(2003, 2002);
		assertThat(record.newest()).map(ProbeResult::ending).isEqualTo(Optional.of(new Ending.Exited(3)));
	}

	private ProbeResult result(int code) {
		this.runs++;
		Ending ending = new Ending.Exited(code);
		return new ProbeResult(ApplicationStatus.of(ending), ending, "", "", false, START.plusSeconds(60L * this.runs),
				Duration.ofSeconds(1));
	}

}
