package co.luoyun.osmanager.web.charts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Keeps the charts over a restart of the service, and of the machine. The samples' times
 * are the ticker's, which begins anew; the wall clock tells how long it was off.
 */
@Component
class ChartFile {

	private static final Logger logger = LoggerFactory.getLogger(ChartFile.class);

	/** A file of another form is passed over. */
	private static final int FORM = 0x4f534d31;

	private static final int LONGEST = 1024 * 1024;

	private static final int MOST_SAMPLES = 10_000;

	private final Path file;

	private final Clock clock;

	private final Ticker ticker;

	ChartFile(SystemRoot root, Clock clock, Ticker ticker) {
		this.file = root.home(HomePath.CHARTS);
		this.clock = clock;
		this.ticker = ticker;
	}

	/** Writes what is kept; what cannot be written is lost with the process. */
	void save(History history) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeInt(FORM);
			out.writeLong(this.clock.millis());
			out.writeLong(Sampler.millis(this.ticker));
			for (List<Sample> samples : history.kept()) {
				out.writeInt(samples.size());
				for (Sample sample : samples) {
					write(out, sample);
				}
			}
			out.flush();
			new AtomicFile(this.file, "rw-------").write(bytes.toByteArray());
		}
		catch (IOException ex) {
			logger.debug("The charts are not kept in {}: {}", this.file, ex.toString());
		}
	}

	private static void write(DataOutputStream out, Sample sample) throws IOException {
		out.writeLong(sample.at());
		for (Measure measure : Measure.values()) {
			out.writeFloat(sample.value(measure));
		}
	}

	/** Has the history go on from the file, if there is a good one. */
	void load(History history) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(RegularFile.read(this.file, LONGEST)))) {
			if (in.readInt() != FORM) {
				return;
			}
			long off = Math.max(0, this.clock.millis() - in.readLong());
			long shift = Sampler.millis(this.ticker) - in.readLong() - off;
			history.goOnFrom(List.of(read(in, shift), read(in, shift)));
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("The charts begin anew: {}", ex.toString());
		}
	}

	private static List<Sample> read(DataInputStream in, long shift) throws IOException {
		int size = in.readInt();
		if (size < 0 || size > MOST_SAMPLES) {
			throw new IOException("no number of samples: " + size);
		}
		List<Sample> samples = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			long at = in.readLong() + shift;
			Map<Measure, Float> values = new EnumMap<>(Measure.class);
			for (Measure measure : Measure.values()) {
				float value = in.readFloat();
				if (!Float.isNaN(value)) {
					values.put(measure, value);
				}
			}
			samples.add(new Sample(at, values));
		}
		return samples;
	}

}
