package co.luoyun.osmanager.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What was seen of one fault. */
public final class Observation {

	/** The longest time without page after any fault that leaves disk and memory. */
	public static final Duration LONGEST_WITHOUT_PAGE = Duration.ofSeconds(60);

	private final List<String> notes = new ArrayList<>();

	private Optional<Duration> withoutPage = Optional.empty();

	private Optional<Long> logged = Optional.empty();

	/** Notes something for the table, for a person. */
	public void note(String text) {
		this.notes.add(text);
	}

	/**
	 * Notes the longest time without page, which must be within the limit of all faults.
	 */
	public void withoutPage(Duration duration) {
		withoutPage(duration, LONGEST_WITHOUT_PAGE);
	}

	/** Notes the longest time without page. */
	public void withoutPage(Duration duration, Duration limit) {
		this.withoutPage = Optional.of(duration);
		assertThat(duration).as("the longest time without page").isLessThanOrEqualTo(limit);
	}

	/** Notes how much was logged since the fault began. */
	public void logged(long bytes, long limit) {
		this.logged = Optional.of(bytes);
		assertThat(bytes).as("bytes logged").isLessThanOrEqualTo(limit);
	}

	String notes() {
		return String.join("; ", this.notes);
	}

	String withoutPage() {
		return this.withoutPage.map((time) -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
			.orElse("-");
	}

	String logged() {
		return this.logged.map((bytes) -> Long.toString(bytes)).orElse("-");
	}

}
