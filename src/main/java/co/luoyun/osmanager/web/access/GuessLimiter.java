package co.luoyun.osmanager.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses the cookie: after a few wrong ones from an address each
 * further try has to wait, up to a minute, and is not even looked at before.
 */
@Component
class GuessLimiter {

	private static final Logger logger = LoggerFactory.getLogger(GuessLimiter.class);

	private static final int FREE_GUESSES = 5;

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private static final Duration MEMORY = Duration.ofMinutes(15);

	/** Addresses remembered; the one seen longest ago is forgotten first. */
	private static final int ADDRESSES = 1024;

	private final Map<String, Guesses> guesses = new LinkedHashMap<>();

	private final Clock clock;

	GuessLimiter(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes one try.
	 * @param address where it comes from
	 * @param matches compares the cookie
	 */
	synchronized Outcome attempt(String address, BooleanSupplier matches) {
		Instant now = this.clock.instant();
		Guesses before = this.guesses.getOrDefault(address, Guesses.NONE);
		if (now.isBefore(before.notBefore())) {
			return new Outcome.TooSoon(Duration.between(now, before.notBefore()));
		}
		if (matches.getAsBoolean()) {
			this.guesses.remove(address);
			return new Outcome.Right();
		}
		remember(address, before.oneMore(now));
		return new Outcome.Wrong();
	}

	private void remember(String address, Guesses now) {
		if (now.count() == FREE_GUESSES) {
			logger.warn("{} wrong owner cookies from {}: further tries from there have to wait", FREE_GUESSES, address);
		}
		this.guesses.remove(address);
		if (this.guesses.size() >= ADDRESSES) {
			this.guesses.remove(this.guesses.keySet().iterator().next());
		}
		this.guesses.put(address, now);
	}

	/** What came of a try. */
	sealed interface Outcome {

		/** It is the cookie. */
		record Right() implements Outcome {
		}

		/** It is not. */
		record Wrong() implements Outcome {
		}

		/**
		 * It was not looked at.
		 *
		 * @param rest how long until the next try is
		 */
		record TooSoon(Duration rest) implements Outcome {
		}

	}

	private record Guesses(int count, Instant last, Instant notBefore) {

		static final Guesses NONE = new Guesses(0, Instant.MIN, Instant.MIN);

		Guesses oneMore(Instant now) {
			boolean forgotten = this.count > 0 && this.last.plus(MEMORY).isBefore(now);
			int wrong = forgotten ? 1 : this.count + 1;
			int beyond = Math.min(wrong - FREE_GUESSES, 10);
			Duration wait = (beyond < 0) ? Duration.ZERO : Duration.ofSeconds(1L << beyond);
			return new Guesses(wrong, now, now.plus((wait.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : wait));
		}

	}

}
