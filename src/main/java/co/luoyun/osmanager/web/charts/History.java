package co.luoyun.osmanager.web.charts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.web.WebProperties;

import org.springframework.stereotype.Component;

/**
 * The last hour in every sample, and the last day in means over five minutes: about 20 KB
 * in all.
 */
@Component
class History {

	static final Duration HOUR = Duration.ofHours(1);

	static final Duration DAY = Duration.ofDays(1);

	private static final Duration MEAN_OVER = Duration.ofMinutes(5);

	private final Ring hour;

	private final Ring day = new Ring(DAY, MEAN_OVER);

	private final List<Sample> pending = new ArrayList<>();

	History(WebProperties properties) {
		this.hour = new Ring(HOUR, properties.sampleInterval());
	}

	synchronized void add(Sample sample) {
		this.hour.add(sample);
		this.pending.add(sample);
		if (sample.at() - this.pending.getFirst().at() >= MEAN_OVER.toMillis()) {
			this.day.add(mean(sample.at()));
			this.pending.clear();
		}
	}

	/** A measure's points over the last hour or day. */
	synchronized Series series(Measure measure, Duration span, long now) {
		Ring ring = span.equals(HOUR) ? this.hour : this.day;
		return ring.series(measure, now - span.toMillis());
	}

	/** Everything that is kept: the last hour, and the last day. */
	synchronized List<List<Sample>> kept() {
		return List.of(this.hour.samples(), this.day.samples());
	}

	/** Goes on from what was kept, if nothing was measured yet. */
	synchronized void goOnFrom(List<List<Sample>> kept) {
		if (this.hour.samples().isEmpty()) {
			kept.getFirst().forEach(this.hour::add);
			kept.getLast().forEach(this.day::add);
		}
	}

	private Sample mean(long at) {
		Map<Measure, Float> means = new EnumMap<>(Measure.class);
		for (Measure measure : Measure.values()) {
			this.pending.stream()
				.map((sample) -> sample.value(measure))
				.filter((value) -> !value.isNaN())
				.mapToDouble(Float::doubleValue)
				.average()
				.ifPresent((mean) -> means.put(measure, (float) mean));
		}
		return new Sample(at, means);
	}

}
