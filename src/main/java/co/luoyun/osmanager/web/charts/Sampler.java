package co.luoyun.osmanager.web.charts;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.status.ApplicationStatus;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.web.charts.ProcFiles.Counters;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.util.function.ThrowingConsumer;

/** Looks at the machine and the application. */
@Component
class Sampler {

	private final ProcFiles proc = new ProcFiles(Path.of("/proc"));

	private final Path folder;

	private final StatusProbe probe;

	private final Ticker ticker;

	private final Map<Measure, Long> totals = new EnumMap<>(Measure.class);

	private long lastAt;

	private @Nullable Counters lastProcessor;

	private @Nullable Counters lastNetwork;

	Sampler(SystemRoot root, StatusProbe probe, Ticker ticker) {
		this.folder = root.home();
		this.probe = probe;
		this.ticker = ticker;
	}

	/** Takes one sample; rates are those since the one before. */
	synchronized Sample take() {
		long now = millis(this.ticker);
		Map<Measure, Float> values = new EnumMap<>(Measure.class);
		measure(values, this::processor);
		measure(values, this::memory);
		measure(values, this::disk);
		measure(values, (rates) -> network(rates, now));
		ApplicationStatus status = this.probe.current();
		if (!status.equals(ApplicationStatus.UNKNOWN)) {
			values.put(Measure.SERVING, status.serving() ? 1f : 0f);
		}
		this.lastAt = now;
		return new Sample(now, values);
	}

	/** A ticker's reading as the samples have it. */
	static long millis(Ticker ticker) {
		return TimeUnit.NANOSECONDS.toMillis(ticker.getAsLong());
	}

	/**
	 * How much there is in all of what is measured as a share, in bytes; 0 when that is
	 * not known.
	 */
	synchronized long total(Measure measure) {
		return this.totals.getOrDefault(measure, 0L);
	}

	private void memory(Map<Measure, Float> values) throws IOException {
		Counters now = this.proc.memory();
		if (now.second() > 0) {
			values.put(Measure.MEMORY, 100f * now.first() / now.second());
			this.totals.put(Measure.MEMORY, now.second());
		}
	}

	private void processor(Map<Measure, Float> values) throws IOException {
		Counters now = this.proc.processor();
		Counters before = this.lastProcessor;
		if (before != null && now.second() > before.second()) {
			values.put(Measure.CPU, 100f * (now.first() - before.first()) / (now.second() - before.second()));
		}
		this.lastProcessor = now;
	}

	private void network(Map<Measure, Float> values, long at) throws IOException {
		Counters now = this.proc.network();
		Counters before = this.lastNetwork;
		if (before != null) {
			float seconds = Math.max(1, at - this.lastAt) / 1000f;
			values.put(Measure.RECEIVED, Math.max(0, now.first() - before.first()) / seconds);
			values.put(Measure.SENT, Math.max(0, now.second() - before.second()) / seconds);
		}
		this.lastNetwork = now;
	}

	private void disk(Map<Measure, Float> values) throws IOException {
		Path existing = this.folder;
		while (!Files.exists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		FileStore store = Files.getFileStore(existing);
		long total = store.getTotalSpace();
		if (total > 0) {
			this.totals.put(Measure.DISK, total);
			values.put(Measure.DISK, 100f * (total - store.getUsableSpace()) / total);
		}
	}

	// What a system does not have is not charted.
	private static void measure(Map<Measure, Float> values, ThrowingConsumer<Map<Measure, Float>> measurement) {
		try {
			measurement.accept(values);
		}
		catch (RuntimeException ex) {
			// Left out of this sample.
		}
	}

}
