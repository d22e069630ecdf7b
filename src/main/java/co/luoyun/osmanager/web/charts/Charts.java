package co.luoyun.osmanager.web.charts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import co.luoyun.osmanager.web.charts.ChartView.Line;

import co.luoyun.osmanager.files.Ticker;

import org.springframework.stereotype.Component;

/** The charts of the last hour and the last day. */
@Component
public class Charts {

	private static final float PERCENT = 100;

	private static final double GIGABYTE = 1024 * 1024 * 1024;

	private final History history;

	private final Ticker ticker;

	private final Sampler sampler;

	Charts(History history, Sampler sampler, Ticker ticker) {
		this.history = history;
		this.sampler = sampler;
		this.ticker = ticker;
	}

	/** All of the last hour, then all of the last day. */
	public List<ChartView> views() {
		return Stream.of(History.HOUR, History.DAY).flatMap((span) -> views(span).stream()).toList();
	}

	/** The newest values by measure in lower case; one that is not known is left out. */
	public Map<String, Float> newest() {
		Map<String, Float> values = new LinkedHashMap<>();
		long now = Sampler.millis(this.ticker);
		for (Measure measure : Measure.values()) {
			float value = this.history.series(measure, History.HOUR, now).newest();
			if (!Float.isNaN(value)) {
				values.put(measure.name().toLowerCase(Locale.ROOT), Math.round(value * 10) / 10f);
			}
		}
		return values;
	}

	private List<ChartView> views(Duration span) {
		long now = Sampler.millis(this.ticker);
		Plot plot = new Plot(now, span);
		String name = span.equals(History.HOUR) ? "hour" : "day";
		return List.of(percent(Measure.CPU, name, plot, this.history.series(Measure.CPU, span, now)),
				percent(Measure.MEMORY, name, plot, this.history.series(Measure.MEMORY, span, now)),
				percent(Measure.DISK, name, plot, this.history.series(Measure.DISK, span, now)),
				network(name, plot, this.history.series(Measure.RECEIVED, span, now),
						this.history.series(Measure.SENT, span, now)),
				serving(name, plot, this.history.series(Measure.SERVING, span, now)));
	}

	private ChartView percent(Measure measure, String span, Plot plot, Series series) {
		String line = plot.line(series, PERCENT);
		return new ChartView(measure.name().toLowerCase(Locale.ROOT), span,
				List.of(new Line("value", line, plot.area(series, line))), "100 %", percent(series.newest()),
				amount(series.newest(), this.sampler.total(measure)), percent(series.highest()), series.measured() < 2);
	}

	private static String amount(float percent, long bytes) {
		double total = (double) bytes;
		return (Float.isNaN(percent) || total <= 0) ? ""
				: String.format(Locale.ROOT, "%.1f / %.1f GB", percent * total / PERCENT / GIGABYTE, total / GIGABYTE);
	}

	private static ChartView network(String span, Plot plot, Series received, Series sent) {
		float highest = Math.max(received.highest(), sent.highest());
		float top = Math.max(1024, highest * 1.1f);
		String in = plot.line(received, top);
		String out = plot.line(sent, top);
		String newest = Float.isNaN(received.newest()) ? ""
				: "↓ " + bytes(received.newest()) + " ↑ " + bytes(sent.newest());
		return new ChartView("network", span,
				List.of(new Line("received", in, plot.area(received, in)), new Line("sent", out, "")), bytes(top),
				newest, "", bytes(highest), received.measured() < 2);
	}

	private static ChartView serving(String span, Plot plot, Series series) {
		float newest = series.newest();
		return new ChartView("serving", span,
				List.of(new Line("good", "", plot.bars(series, true)), new Line("bad", "", plot.bars(series, false))),
				"", Float.isNaN(newest) ? "" : (newest > 0.5f) ? "yes" : "no", "", "", series.measured() < 2);
	}

	private static String percent(float value) {
		return Float.isNaN(value) ? "" : Math.round(value) + " %";
	}

	private static String bytes(float value) {
		if (value < 1024) {
			return Math.round(value) + " B/s";
		}
		return (value < 1024 * 1024) ? String.format(Locale.ROOT, "%.1f KB/s", value / 1024)
				: String.format(Locale.ROOT, "%.1f MB/s", value / 1024 / 1024);
	}

}
