package co.luoyun.osmanager.web.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

	/** Memory that programs could not have, and all of it, in bytes; 0 when not known. */
	Counters memory() throws IOException {
		long total = 0;
		long available = -1;
		for (String line : Files.readAllLines(this.proc.resolve("meminfo"))) {
			if (line.startsWith("MemTotal:")) {
				total = bytes(line);
			}
			else if (line.startsWith("MemAvailable:")) {
				available = bytes(line);
			}
		}
		return (available >= 0) ? new Counters(total - available, total) : new Counters(0, 0);
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

	private static long bytes(String line) {
		return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
	}

	/**
	 * Two numbers.
	 *
	 * @param first busy ticks, bytes received, or memory in use
	 * @param second all ticks, bytes sent, or all memory
	 */
	record Counters(long first, long second) {
	}

}
