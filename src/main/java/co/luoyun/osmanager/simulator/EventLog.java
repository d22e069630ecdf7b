package co.luoyun.osmanager.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened at the development controller, in words: handed on, and the last kept.
 */
final class EventLog {

	private static final int KEPT = 30;

	private final Clock clock;

	private final Consumer<String> listener;

	private final Deque<Event> last = new ArrayDeque<>();

	EventLog(Clock clock, Consumer<String> listener) {
		this.clock = clock;
		this.listener = listener;
	}

	void say(String words) {
		synchronized (this.last) {
			if (this.last.size() == KEPT) {
				this.last.removeLast();
			}
			this.last.addFirst(new Event(this.clock.instant(), words));
		}
		this.listener.accept(words);
	}

	/** The last events, newest first. */
	List<Event> last() {
		synchronized (this.last) {
			return List.copyOf(this.last);
		}
	}

	/**
	 * Something that happened.
	 *
	 * @param at when
	 * @param words what
	 */
	record Event(Instant at, String words) {

	}

}
