package co.luoyun.osmanager.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import co.luoyun.osmanager.faults.PackagedService;
import co.luoyun.osmanager.faults.Usage;

/**
 * What a service takes of its system at one moment; all memory in KiB.
 *
 * @param resident by what it is for
 * @param metrics the service's own, in the form that Prometheus reads
 * @param usage threads, descriptors and processes
 */
record UsageSample(Map<MemoryMap.Kind, Long> resident, String metrics, Usage usage) {

	/** What {@link #line()} has. */
	static final String COLUMNS = "resident,"
			+ Arrays.stream(MemoryMap.Kind.values())
				.map((kind) -> kind.name().toLowerCase(java.util.Locale.ROOT))
				.collect(Collectors.joining(","))
			+ ",heap_used,heap_committed,metaspace,compiled,threads,descriptors,processes";

	static UsageSample of(PackagedService service, MemoryMap memory) throws IOException, InterruptedException {
		return new UsageSample(memory.resident(), service.get("/actuator/prometheus").body(), service.usage());
	}

	String line() {
		long total = this.resident.values().stream().mapToLong(Long::longValue).sum();
		String kinds = Arrays.stream(MemoryMap.Kind.values())
			.map((kind) -> this.resident.getOrDefault(kind, 0L).toString())
			.collect(Collectors.joining(","));
		return total + "," + kinds + "," + sum("jvm_memory_used_bytes{", "area=\"heap\"") + ","
				+ sum("jvm_memory_committed_bytes{", "area=\"heap\"") + ","
				+ (sum("jvm_memory_used_bytes{", "id=\"Metaspace\"")
						+ sum("jvm_memory_used_bytes{", "id=\"Compressed Class Space\""))
				+ ","
				+ (sum("jvm_memory_used_bytes{", "id=\"CodeCache\"") + sum("jvm_memory_used_bytes{", "id=\"CodeHeap"))
				+ "," + this.usage.threads() + "," + this.usage.descriptors() + "," + this.usage.processes();
	}

	private long sum(String name, String label) {
		double bytes = this.metrics.lines()
			.filter((line) -> line.startsWith(name) && line.contains(label))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
		return Math.round(bytes / 1024);
	}

}
