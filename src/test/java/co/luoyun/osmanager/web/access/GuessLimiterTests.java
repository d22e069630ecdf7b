package co.luoyun.osmanager.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import co.luoyun.osmanager.web.access.GuessLimiter.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuessLimiterTests {

	private static final Outcome WRONG = new Outcome.Wrong();

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

	private final GuessLimiter limiter = new GuessLimiter(this.clock);

	@Test
	void waitsDoubleUpToAMinute() {
		guessFreely("a");
		for (long seconds : new long[] { 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60 }) {
			assertThat(wrong("a")).isEqualTo(tooSoon(Duration.ofSeconds(seconds)));
			pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(wrong("a")).isEqualTo(tooSoon(Duration.ofMillis(1)));
			pass(Duration.ofMillis(1));
			assertThat(wrong("a")).isEqualTo(WRONG);
		}
	}

	@Test
	void aTryThatComesTooSoonIsNotLookedAtAndDoesNotWaitLonger() {
		guessFreely("a");
		assertThat(this.limiter.attempt("a", () -> {
			throw new AssertionError("looked at");
		})).isEqualTo(tooSoon(Duration.ofSeconds(1)));
		pass(Duration.ofSeconds(1));
		assertThat(this.limiter.attempt("a", () -> true)).isEqualTo(new Outcome.Right());
	}

	@Test
	void theRightCookieClearsTheCount() {
		guessFreely("a");
		pass(Duration.ofSeconds(1));
		assertThat(this.limiter.attempt("a", () -> true)).isEqualTo(new Outcome.Right());
		guessFreely("a");
	}

	@Test
	void guessesAreForgottenAfterAQuarterOfAnHour() {
		guessFreely("a");
		pass(Duration.ofMinutes(15).plusMillis(1));
		guessFreely("a");
	}

	@Test
	void addressesDoNotWaitForEachOther() {
		guessFreely("a");
		guessFreely("b");
	}

	@Test
	void theAddressSeenLongestAgoIsForgottenFirst() {
		guessFreely("first");
		guessFreely("second");
		for (int i = 0; i < 1022; i++) {
			wrong("other" + i);
		}
		assertThat(wrong("first")).isInstanceOf(Outcome.TooSoon.class);
		wrong("one more");
		assertThat(wrong("second")).isInstanceOf(Outcome.TooSoon.class);
		assertThat(wrong("first")).isEqualTo(WRONG);
	}

	private void guessFreely(String address) {
		for (int i = 0; i < 5; i++) {
			assertThat(wrong(address)).isEqualTo(WRONG);
		}
	}

	private Outcome wrong(String address) {
		return this.limiter.attempt(address, () -> false);
	}

	private static Outcome tooSoon(Duration rest) {
		return new Outcome.TooSoon(rest);
	}

	private void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

}
