package co.luoyun.osmanager.web.charts;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The samples of a span of time, the oldest replaced by the newest. */
final class Ring {

	private final long[] times;

	private final Map<Measure, float[]> values = new EnumMap<>(Measure.class);

	private int next;

	private int size;

	Ring(Duration span, Duration interval) {
		int capacity = (int) (span.toMillis() / interval.toMillis()) + 1;
		this.times = new long[capacity];
		for (Measure measure : Measure.values()) {
			this.values.put(measure, new float[capacity]);
		}
	}

	void add(Sample sample) {
		this.times[this.next] = sample.at();
		this.values.forEach((measure, points) -> points[this.next] = sample.value(measure));
		this.next = (this.next + 1) % this.times.length;
		this.size = Math.min(this.size + 1, this.times.length);
	}

	/** What is kept, oldest first. */
	List<Sample> samples() {
		return IntStream.range(0, this.size)
			.map((i) -> Math.floorMod(this.next - this.size + i, this.times.length))
			.mapToObj(this::sample)
			.toList();
	}

	private Sample sample(int index) {
		Map<Measure, Float> all = new EnumMap<>(Measure.class);
		this.values.forEach((measure, points) -> {
			if (!Float.isNaN(points[index])) {
				all.put(measure, points[index]);
			}
		});
		return new Sample(this.times[index], all);
	}

	/** One measure's points since a reading of the ticker, oldest first. */
	Series series(Measure measure, long since) {
		float[] all = Objects.requireNonNull(this.values.get(measure));
		long[] kept = new long[this.size];
		float[] points = new float[this.size];
		int count = 0;
		for (int i = 0; i < this.size; i++) {
			int index = Math.floorMod(this.next - this.size + i, this.times.length);
			if (this.times[index] >= since) {
				kept[count] = this.times[index];
				points[count++] = all[index];
			}
		}
		return new Series(Arrays.copyOf(kept, count), Arrays.copyOf(points, count));
	}

}
