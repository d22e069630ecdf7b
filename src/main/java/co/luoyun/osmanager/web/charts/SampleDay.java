package co.luoyun.osmanager.web.charts;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.web.WebProperties;

/** A made-up day, for charts of a service that has just begun. */
public final class SampleDay {

	private static final Duration STEP = Duration.ofMinutes(1);

	private SampleDay() {
	}

	/** Writes it where the service goes on from. */
	public static void write(SystemRoot root) {
		History history = new History(new WebProperties(Duration.ofHours(12), false, "", 1, STEP));
		long now = Sampler.millis(Ticker.SYSTEM);
		for (long ago = Duration.ofDays(1).toMinutes(); ago > 0; ago--) {
			history.add(sample(now - ago * STEP.toMillis(), ago));
		}
		new ChartFile(root, Clock.systemUTC(), Ticker.SYSTEM).save(history);
	}

	// Busier by day, a backup at night, and half an hour of trouble.
	private static Sample sample(long at, long ago) {
		double day = 0.5 - 0.5 * Math.cos(2 * Math.PI * ago / Duration.ofDays(1).toMinutes());
		double flicker = Math.abs(Math.sin(ago * 12.9898) * 43758.5453) % 1;
		boolean trouble = ago > 420 && ago < 450;
		boolean backup = ago > 1180 && ago < 1210;
		double cpu = trouble ? 97 : backup ? 70 : 6 + 34 * day + 10 * flicker;
		double received = backup ? 30_000 : trouble ? 4000 : 90_000 * day + 40_000 * flicker;
		double sent = backup ? 900_000 : trouble ? 2000 : 420_000 * day + 150_000 * flicker;
		return new Sample(at,
				Map.of(Measure.CPU, (float) cpu, Measure.MEMORY, (float) (38 + 16 * day + 3 * flicker), Measure.DISK,
						61 - ago / 360f, Measure.RECEIVED, (float) received, Measure.SENT, (float) sent,
						Measure.SERVING, trouble ? 0f : 1f));
	}

}
