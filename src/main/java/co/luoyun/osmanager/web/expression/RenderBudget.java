package co.luoyun.osmanager.web.expression;

import java.time.Duration;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to one request may take: memory, time, and steps, which are expressions
 * and what these look at. A page is the builder's, but whoever opens it makes it run.
 * Belongs to the request's thread.
 */
public final class RenderBudget implements AutoCloseable {

	/** About ten times what the default owner's page takes. */
	private static final int MOST_STEPS = 100_000;

	private static final long MOST_BYTES = 4L * 1024 * 1024;

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final int LOOK_AT_TIME = 64;

	private static final ThreadLocal<RenderBudget> CURRENT = new ThreadLocal<>();

	private final @Nullable RenderMemory memory;

	private final Ticker ticker;

	private long began;

	private int steps;

	private long bytes;

	private int taken;

	RenderBudget(@Nullable RenderMemory memory, Ticker ticker) {
		this.memory = memory;
		this.ticker = ticker;
		this.began = ticker.getAsLong();
	}

	/** The budget of the request that this thread answers. */
	public static RenderBudget current() {
		RenderBudget current = CURRENT.get();
		return (current != null) ? current : new RenderBudget(null, Ticker.SYSTEM);
	}

	/** Makes it the budget of what this thread does, until it is closed. */
	RenderBudget bind() {
		CURRENT.set(this);
		return this;
	}

	/** Begins to render a page: what was taken for another one is given back. */
	public void begin() {
		keep(0);
		this.began = this.ticker.getAsLong();
		this.steps = 0;
		this.bytes = 0;
	}

	/** Takes one step. */
	void step() {
		if (++this.steps > MOST_STEPS) {
			throw new RenderBudgetException("it takes more than " + MOST_STEPS + " steps: does a loop never end?");
		}
		if (this.steps % LOOK_AT_TIME == 0) {
			lookAtTime();
		}
	}

	private void lookAtTime() {
		if (this.ticker.since(this.began).compareTo(LONGEST) > 0) {
			throw new RenderBudgetException("it takes more than " + LONGEST.toSeconds() + " seconds");
		}
	}

	/**
	 * Takes memory until the answer is sent.
	 * @param more how many bytes
	 */
	public void hold(long more) {
		this.bytes += more;
		if (this.bytes > MOST_BYTES) {
			throw new RenderBudgetException("it takes more than " + MOST_BYTES / 1024
					+ " KiB of memory: shorten it, or split it into several pages");
		}
		int units = RenderMemory.units(this.bytes) - this.taken;
		if (units > 0 && this.memory != null) {
			this.memory.take(units);
			this.taken += units;
			lookAtTime();
		}
	}

	/** Takes the memory of a text whose gaps are filled. */
	public void holdText(String format, Object... parameters) {
		long gaps = format.chars().filter((c) -> c == '{').count();
		long filling = Stream.of(parameters).mapToLong(Weight::of).sum();
		hold(format.length() + gaps * filling);
	}

	/** Gives back all but the answer's own size. */
	public void keep(long answer) {
		this.bytes = Math.min(this.bytes, answer);
		int surplus = this.taken - RenderMemory.units(this.bytes);
		if (surplus > 0 && this.memory != null) {
			this.memory.giveBack(surplus);
			this.taken -= surplus;
		}
	}

	@Override
	public void close() {
		CURRENT.remove();
		keep(0);
	}

}
