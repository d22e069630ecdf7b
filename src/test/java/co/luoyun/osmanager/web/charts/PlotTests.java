package co.luoyun.osmanager.web.charts;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlotTests {

	private static final long NOW = Duration.ofHours(2).toMillis();

	private final Plot plot = new Plot(NOW, Duration.ofHours(1));

	@Test
	void drawsTheNewestAtTheRightAndTheHighestAtTheTop() {
		Series series = series(new int[] { 2, 1, 0 }, 0, 50, 100);
		String line = this.plot.line(series, 100);
		assertThat(line).isEqualTo("M580 100L590 50L600 0");
		assertThat(this.plot.area(series, line)).isEqualTo("M580 100L590 50L600 0V100H580Z");
	}

	@Test
	void breaksTheLineWhereNothingWasMeasured() {
		Series series = series(new int[] { 3, 2, 1, 0 }, 10, Float.NaN, 30, 40);
		String line = this.plot.line(series, 100);
		assertThat(line).isEqualTo("M570 90M590 70L600 60");
		assertThat(this.plot.area(series, line)).isEmpty();
	}

	@Test
	void breaksTheLineWhereTheMachineWasOff() {
		assertThat(this.plot.line(series(new int[] { 30, 29, 1, 0 }, 0, 0, 0, 0), 100))
			.isEqualTo("M300 100L310 100M590 100L600 100");
	}

	@Test
	void theAreaSkipsMissingEnds() {
		Series series = series(new int[] { 3, 2, 1, 0 }, Float.NaN, 10, 20, Float.NaN);
		assertThat(this.plot.area(series, this.plot.line(series, 100))).isEqualTo("M580 90L590 80V100H580Z");
	}

	@Test
	void staysWithinItsField() {
		assertThat(this.plot.line(series(new int[] { 61, -1 }, -5, 200), 100)).isEqualTo("M0 100M600 0");
	}

	@Test
	void onePointHasNoArea() {
		Series series = series(new int[] { 0 }, 1);
		assertThat(this.plot.area(series, this.plot.line(series, 100))).isEmpty();
	}

	@Test
	void barsSayWhenItWasSoAndWhenNot() {
		Series series = series(new int[] { 3, 2, 1, 0 }, 1, 1, 0, Float.NaN);
		assertThat(this.plot.bars(series, true)).isEqualTo("M570 0H580V100H570Z");
		assertThat(this.plot.bars(series, false)).isEqualTo("M580 0H590V100H580Z");
	}

	private static Series series(int[] minutesAgo, float... values) {
		long[] times = new long[minutesAgo.length];
		for (int i = 0; i < times.length; i++) {
			times[i] = NOW - Duration.ofMinutes(minutesAgo[i]).toMillis();
		}
		return new Series(times, values);
	}

}
