package co.luoyun.osmanager.web.access;

import java.time.Duration;

import co.luoyun.osmanager.SetTicker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuessLimiterTests {

	private final SetTicker ticker = new SetTicker();

	private final GuessLimiter limiter = new GuessLimiter(this.ticker);

	@Test
	void waitsDoubleUpToAMinute() {
		guessFreely("a");
		for (long seconds : new long[] { 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60 }) {
			assertThat(this.limiter.wrong("a")).contains(Duration.ofSeconds(seconds));
			this.ticker.forward(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.limiter.wrong("a")).contains(Duration.ofMillis(1));
			this.ticker.forward(Duration.ofMillis(1));
			assertThat(this.limiter.wrong("a")).isEmpty();
		}
	}

	@Test
	void theRightCookieClearsTheCount() {
		guessFreely("a");
		this.limiter.right("a");
		guessFreely("a");
	}

	@Test
	void guessesAreForgottenAfterAQuarterOfAnHour() {
		guessFreely("a");
		this.ticker.forward(Duration.ofMinutes(15).plusMillis(1));
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
			this.limiter.wrong("other" + i);
		}
		assertThat(this.limiter.wrong("first")).isPresent();
		this.limiter.wrong("one more");
		assertThat(this.limiter.wrong("second")).isPresent();
		assertThat(this.limiter.wrong("first")).isEmpty();
	}

	private void guessFreely(String address) {
		for (int i = 0; i < 5; i++) {
			assertThat(this.limiter.wrong(address)).isEmpty();
		}
		assertThat(this.limiter.wrong(address)).isPresent();
	}

}
