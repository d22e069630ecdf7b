package co.luoyun.osmanager.controller.connection;

import java.time.Duration;

import co.luoyun.osmanager.controller.FailureKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogThrottleTests {

	private final LogThrottle throttle = new LogThrottle();

	@Test
	void tellsAFailureOnceEvenWhenItTakesTurnsWithAnother() {
		int told = 0;
		for (int i = 0; i < 100; i++) {
			told += this.throttle.tells(FailureKind.UNREACHABLE, "no route") ? 1 : 0;
			told += this.throttle.tells(FailureKind.CLOSED_EARLY, "closed") ? 1 : 0;
		}
		assertThat(told).isEqualTo(2);
	}

	@Test
	void isBoundedWhenEveryTextIsAnother() {
		int told = 0;
		for (int i = 0; i < 10_000; i++) {
			told += this.throttle.tells(FailureKind.PROTOCOL_ERROR, "a length of " + i) ? 1 : 0;
		}
		assertThat(told).isLessThan(20);
		assertThat(this.throttle.tells(FailureKind.REFUSED, "another kind is news")).isTrue();
	}

	@Test
	void tellsOnlyTheFirstConnectionsThatDoNotHold() {
		int told = 0;
		for (int i = 0; i < 1000; i++) {
			this.throttle.lost(Duration.ofSeconds(20));
			told += this.throttle.tells(FailureKind.LOST, "closed") ? 1 : 0;
		}
		assertThat(told).isEqualTo(3);
		assertThat(this.throttle.flapping()).isTrue();
	}

	@Test
	void tellsEverythingAgainAfterAConnectionThatHeld() {
		for (int i = 0; i < 10; i++) {
			this.throttle.lost(Duration.ZERO);
			this.throttle.tells(FailureKind.LOST, "closed");
		}
		this.throttle.lost(LogThrottle.STEADY);
		assertThat(this.throttle.flapping()).isFalse();
		assertThat(this.throttle.tells(FailureKind.LOST, "closed")).isTrue();
	}

}
