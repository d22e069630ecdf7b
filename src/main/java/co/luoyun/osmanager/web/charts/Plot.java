package co.luoyun.osmanager.web.charts;

import java.time.Duration;

/** Turns points into the path data of SVG, in a field of 600 by 100. */
final class Plot {

	static final int WIDTH = 600;

	static final int HEIGHT = 100;

	private final long start;

	private final double perMilli;

	private final Duration span;

	Plot(long now, Duration span) {
		this.start = now - span.toMillis();
		this.perMilli = WIDTH / (double) span.toMillis();
		this.span = span;
	}

	/** A line through the points, with gaps where there are none. */
	String line(Series series, float top) {
		StringBuilder path = new StringBuilder();
		boolean drawing = false;
		for (int i = 0; i < series.size(); i++) {
			float value = series.value(i);
			if (Float.isNaN(value)) {
				drawing = false;
				continue;
			}
			boolean gap = drawing && series.time(i) - series.time(i - 1) > this.span.toMillis() / 20;
			path.append((drawing && !gap) ? 'L' : 'M').append(x(series.time(i))).append(' ').append(y(value, top));
			drawing = true;
		}
		return path.toString();
	}

	/** The area below that line, when it has no gap. */
	String area(Series series, String line) {
		if (series.measured() < 2 || line.lastIndexOf('M') > 0) {
			return "";
		}
		int first = 0;
		while (Float.isNaN(series.value(first))) {
			first++;
		}
		int last = series.size() - 1;
		while (Float.isNaN(series.value(last))) {
			last--;
		}
		return line + "V" + HEIGHT + "H" + x(series.time(first)) + "Z";
	}

	/** Bars over the times when the value was above one half, or when it was not. */
	String bars(Series series, boolean above) {
		StringBuilder path = new StringBuilder();
		for (int i = 1; i < series.size(); i++) {
			float value = series.value(i);
			if (!Float.isNaN(value) && (value > 0.5f) == above) {
				int from = x(series.time(i - 1));
				path.append('M').append(from).append(" 0H").append(Math.max(x(series.time(i)), from + 1));
				path.append('V').append(HEIGHT).append('H').append(from).append('Z');
			}
		}
		return path.toString();
	}

	private int x(long time) {
		return Math.clamp(Math.round((time - this.start) * this.perMilli), 0, WIDTH);
	}

	// To a thousandth, as what stands there is read from the line again.
	private static String y(float value, float top) {
		long tenths = Math.clamp(Math.round(10 * HEIGHT - value * 10 * HEIGHT / (double) top), 0, 10 * HEIGHT);
		return tenths / 10 + ((tenths % 10 == 0) ? "" : "." + tenths % 10);
	}

}
