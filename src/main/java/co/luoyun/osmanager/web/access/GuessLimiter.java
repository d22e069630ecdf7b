package co.luoyun.osmanager.web.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.BackOff;
import co.luoyun.osmanager.files.Ticker;

import org.springframework.stereotype.Component;

/**
 * Turns away whoever guesses the cookie: after a few wrong ones from an address it gets
 * no page for further ones, for up to a minute. The right cookie is never turned away:
 * from the same address may come the owner's browser, lured into wrong tries by another
 * page, or strangers behind the same proxy. What keeps guesses hopeless is the cookie
 * itself: the cloud's has 122 random bits, so that a thousand tries a second for a
 * hundred years, 2^42 of them, hit it with a probability of 2^-80.
 */
@Component
class GuessLimiter {

	private static final int FREE_GUESSES = 5;

	private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private static final Duration MEMORY = Duration.ofMinutes(15);

	/** Addresses remembered; the one seen longest ago is forgotten first. */
	private static final int ADDRESSES = 1024;

	private final Map<String, Guesses> guesses = new LinkedHashMap<>();

	private final Ticker ticker;

	GuessLimiter(Ticker ticker) {
		this.ticker = ticker;
	}

	/**
	 * Takes note of a wrong cookie.
	 * @param address where it comes from
	 * @return how long the guesser has to wait yet; empty for one that need not
	 */
	synchronized Optional<Duration> wrong(String address) {
		Guesses before = this.guesses.getOrDefault(address, new Guesses(0, 0));
		Duration passed = this.ticker.since(before.last());
		Duration rest = before.pause().minus(passed);
		if (before.count() > 0 && rest.isPositive()) {
			return Optional.of(rest);
		}
		boolean forgotten = passed.compareTo(MEMORY) > 0;
		remember(address, new Guesses(forgotten ? 1 : before.count() + 1, this.ticker.getAsLong()));
		return Optional.empty();
	}

	/** Forgets the wrong cookies from an address, as the owner is there. */
	synchronized void right(String address) {
		this.guesses.remove(address);
	}

	private void remember(String address, Guesses now) {
		this.guesses.remove(address);
		if (this.guesses.size() >= ADDRESSES) {
			this.guesses.remove(this.guesses.keySet().iterator().next());
		}
		this.guesses.put(address, now);
	}

	/**
	 * Wrong cookies from one address.
	 *
	 * @param count how many
	 * @param last the ticker's reading at the last of them
	 */
	private record Guesses(int count, long last) {

		/** How long the next one has to wait. */
		Duration pause() {
			int beyond = this.count - FREE_GUESSES;
			return (beyond < 0) ? Duration.ZERO : BackOff.doubled(FIRST_WAIT, beyond, LONGEST_WAIT);
		}

	}

}
