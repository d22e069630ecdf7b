package co.luoyun.osmanager.web.charts;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RingTests {

	private static final long START = 1_000_000;

	private final Ring ring = new Ring(Duration.ofSeconds(40), Duration.ofSeconds(10));

	@Test
	void isEmptyAtFirst() {
		Series series = this.ring.series(Measure.CPU, START);
		assertThat(series.size()).isZero();
		assertThat(series.newest()).isNaN();
	}

	@Test
	void keepsTheOrderBeforeAndAfterItIsFull() {
		add(0, 3);
		assertThat(values(this.ring.series(Measure.CPU, START))).containsExactly(0, 1, 2);
		add(3, 12);
		Series series = this.ring.series(Measure.CPU, START);
		assertThat(values(series)).containsExactly(7, 8, 9, 10, 11);
		assertThat(series.time(0)).isEqualTo(START + 70_000);
		assertThat(series.newest()).isEqualTo(11);
		assertThat(series.highest()).isEqualTo(11);
	}

	@Test
	void leavesOutWhatIsTooOld() {
		add(0, 5);
		assertThat(values(this.ring.series(Measure.CPU, START + 30_000))).containsExactly(3, 4);
		assertThat(this.ring.series(Measure.CPU, START + 41_000).size()).isZero();
	}

	@Test
	void knowsWhatWasNotMeasured() {
		add(0, 2);
		Series other = this.ring.series(Measure.DISK, START);
		assertThat(other.size()).isEqualTo(2);
		assertThat(other.measured()).isZero();
		assertThat(other.newest()).isNaN();
	}

	private void add(int from, int to) {
		for (int i = from; i < to; i++) {
			this.ring.add(new Sample(START + 10_000L * i, Map.of(Measure.CPU, (float) i)));
		}
	}

	private static int[] values(Series series) {
		return IntStream.range(0, series.size()).map((i) -> (int) series.value(i)).toArray();
	}

}
