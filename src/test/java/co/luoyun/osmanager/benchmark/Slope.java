package co.luoyun.osmanager.benchmark;

import java.util.List;

/**
 * The straight line that fits best. Samples that follow each other are alike, so that ten
 * minutes count as many as {@link #GROUP} samples have means.
 *
 * @param perHour MiB
 * @param error half the range in which it is with 95 %
 */
record Slope(double perHour, double error) {

	// A collection of the heap every minute makes waves of about that length.
	private static final int GROUP = 12;

	static Slope of(List<UsageCurve.Point> points) {
		int size = Math.max(3, points.size() / GROUP);
		double[] x = new double[size];
		double[] y = new double[size];
		for (int i = 0; i < size; i++) {
			List<UsageCurve.Point> group = points.subList(i * points.size() / size, (i + 1) * points.size() / size);
			x[i] = group.stream().mapToDouble(UsageCurve.Point::seconds).average().orElse(0) / 3600;
			y[i] = group.stream().mapToDouble(UsageCurve.Point::resident).average().orElse(0);
		}
		return fit(x, y);
	}

	private static Slope fit(double[] x, double[] y) {
		double meanX = java.util.Arrays.stream(x).average().orElse(0);
		double meanY = java.util.Arrays.stream(y).average().orElse(0);
		double xx = 0;
		double xy = 0;
		for (int i = 0; i < x.length; i++) {
			xx += (x[i] - meanX) * (x[i] - meanX);
			xy += (x[i] - meanX) * (y[i] - meanY);
		}
		double slope = xy / xx;
		double rest = 0;
		for (int i = 0; i < x.length; i++) {
			double difference = y[i] - meanY - slope * (x[i] - meanX);
			rest += difference * difference;
		}
		return new Slope(slope, 2.1 * Math.sqrt(rest / Math.max(1, x.length - 2) / xx));
	}

}
