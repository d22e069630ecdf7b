package co.luoyun.osmanager.web.charts;

/** Points of one measure in their order; a value is NaN where there is none. */
final class Series {

	private final long[] times;

	private final float[] values;

	Series(long[] times, float[] values) {
		this.times = times;
		this.values = values;
	}

	int size() {
		return this.times.length;
	}

	/** In milliseconds of the ticker. */
	long time(int index) {
		return this.times[index];
	}

	float value(int index) {
		return this.values[index];
	}

	float highest() {
		float highest = 0;
		for (float value : this.values) {
			highest = Float.isNaN(value) ? highest : Math.max(highest, value);
		}
		return highest;
	}

	/** The newest value; NaN when there is none. */
	float newest() {
		return (this.values.length == 0) ? Float.NaN : this.values[this.values.length - 1];
	}

	/** How many points have a value. */
	int measured() {
		int measured = 0;
		for (float value : this.values) {
			measured += Float.isNaN(value) ? 0 : 1;
		}
		return measured;
	}

}
