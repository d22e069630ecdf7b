package co.luoyun.osmanager.web.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.StringTokenizer;

/** The kernel's counters in {@code /proc}; see proc(5). */
final class ProcFiles {

	private final Path proc;

	ProcFiles(Path proc) {
		this.proc = proc;
	}

	/** Processor time since boot, in the kernel's ticks. */
	Counters processor() throws IOException {
		StringTokenizer words = new StringTokenizer(firstLine("stat"));
		words.nextToken();
		long all = 0;
		long idle = 0;
		// user nice system idle iowait irq softirq steal; guest times are in user
		// already.
		for (int i = 0; i < 8 && words.hasMoreTokens(); i++) {
			long ticks = Long.parseLong(words.nextToken());
			all += ticks;
			idle += (i == 3 || i == 4) ? ticks : 0;
		}
		return new Counters(all - idle, all);
	}

	/** Percent of memory that programs could not have. */
	OptionalDouble memory() throws IOException {
		double total = 0;
		double available = -1;
		for (String line : Files.readAllLines(this.proc.resolve("meminfo"))) {
			if (line.startsWith("MemTotal:")) {
				total = kibibytes(line);
			}
			else if (line.startsWith("MemAvailable:")) {
				available = kibibytes(line);
			}
		}
		return (total > 0 && available >= 0) ? OptionalDouble.of(100 * (total - available) / total)
				: OptionalDouble.empty();
	}

	/** Bytes received and sent since boot, by all interfaces but loopback. */
	Counters network() throws IOException {
		long received = 0;
		long sent = 0;
		for (String line : Files.readAllLines(this.proc.resolve("net/dev"))) {
			int colon = line.indexOf(':');
			if (colon < 0 || line.substring(0, colon).strip().equals("lo")) {
				continue;
			}
			String[] words = line.substring(colon + 1).strip().split("\\s+");
			received += Long.parseLong(words[0]);
			sent += Long.parseLong(words[8]);
		}
		return new Counters(received, sent);
	}

	private String firstLine(String name) throws IOException {
		return Files.readAllLines(this.proc.resolve(name)).getFirst();
	}

	private static double kibibytes(String line) {
		return Double.parseDouble(line.replaceAll("[^0-9]", ""));
	}

	/**
	 * Two counters that only grow.
	 *
	 * @param first busy ticks, or bytes received
	 * @param second all ticks, or bytes sent
	 */
	record Counters(long first, long second) {
	}

}
