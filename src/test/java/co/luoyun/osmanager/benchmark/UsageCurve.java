package co.luoyun.osmanager.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Resident memory over time, as a drawing and as a slope.
 *
 * @param points the samples in their order
 */
record UsageCurve(List<Point> points) {

	private static final int WIDTH = 800;

	private static final int HEIGHT = 300;

	private static final int MARGIN = 45;

	// Until then classes are loaded and what runs often is compiled.
	private static final int SETTLED = 600;

	static UsageCurve read(Path csv) throws IOException {
		List<Point> points = new ArrayList<>();
		List<String> lines = Files.readAllLines(csv);
		for (String line : lines.subList(1, lines.size())) {
			String[] values = line.split(",");
			points.add(new Point(Double.parseDouble(values[0]), Double.parseDouble(values[1]) / 1024,
					Integer.parseInt(values[12]), Integer.parseInt(values[13])));
		}
		return new UsageCurve(points);
	}

	/** Draws the curve of a file again: arguments are the CSV and the SVG. */
	public static void main(String[] args) throws IOException {
		UsageCurve curve = read(Path.of(args[0]));
		Files.writeString(Path.of(args[1]), curve.svg());
		System.out.println(curve.summary());
	}

	/** How much it grows once it has settled, with the range that holds 95 %. */
	String summary() {
		List<Point> settled = this.points.stream().filter((point) -> point.seconds() >= SETTLED).toList();
		if (settled.size() < 3) {
			return "Less than ten minutes: no slope";
		}
		Slope slope = Slope.of(settled);
		return String.format(Locale.ROOT,
				"%d samples; after ten minutes %.1f MiB, %+.2f ± %.2f MiB/h; %d to %d threads, "
						+ "%d to %d descriptors",
				this.points.size(), settled.getFirst().resident(), slope.perHour(), slope.error(),
				settled.stream().mapToInt(Point::threads).min().orElse(0),
				settled.stream().mapToInt(Point::threads).max().orElse(0),
				settled.stream().mapToInt(Point::descriptors).min().orElse(0),
				settled.stream().mapToInt(Point::descriptors).max().orElse(0));
	}

	String svg() {
		double last = this.points.getLast().seconds();
		double top = Math.ceil(this.points.stream().mapToDouble(Point::resident).max().orElse(1) / 20) * 20;
		StringBuilder text = new StringBuilder();
		text.append(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
						+ "font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
				WIDTH, HEIGHT));
		for (int mark = 0; mark <= top; mark += 20) {
			double y = y(mark, top);
			text.append(String.format(Locale.ROOT,
					"<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"8\" y=\"%.1f\">%d</text>%n", MARGIN, y,
					WIDTH - 10, y + 4, mark));
		}
		for (int minute = 0; minute * 60 <= last; minute += 10) {
			text.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
					x(minute * 60.0, last), HEIGHT - 12, minute));
		}
		text.append(String.format(Locale.ROOT,
				"<text x=\"%d\" y=\"14\">Resident memory in MiB, over minutes of hard use</text>%n", MARGIN));
		text.append("<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"1.5\" points=\"");
		this.points.forEach((point) -> text
			.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.seconds(), last), y(point.resident(), top))));
		return text.append("\"/>\n</svg>\n").toString();
	}

	private static double x(double seconds, double last) {
		return MARGIN + seconds / last * (WIDTH - MARGIN - 20);
	}

	private static double y(double resident, double top) {
		return HEIGHT - 30 - resident / top * (HEIGHT - 60);
	}

	/**
	 * One sample.
	 *
	 * @param seconds since the start
	 * @param resident MiB
	 */
	record Point(double seconds, double resident, int threads, int descriptors) {

	}

}
