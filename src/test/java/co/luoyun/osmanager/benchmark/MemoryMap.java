package co.luoyun.osmanager.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Where the resident memory of a process is, as the kernel has it. */
final class MemoryMap {

	private final Path smaps;

	MemoryMap(long pid) {
		this.smaps = Path.of("/proc", Long.toString(pid), "smaps");
	}

	/** Resident KiB of each kind. */
	Map<Kind, Long> resident() throws IOException {
		Map<Kind, Long> sizes = new EnumMap<>(Kind.class);
		Kind kind = Kind.OTHER;
		for (String line : Files.readAllLines(this.smaps)) {
			String[] words = line.split("\\s+");
			if (words[0].endsWith(":")) {
				if (words[0].equals("Rss:")) {
					sizes.merge(kind, Long.parseLong(words[1]), Long::sum);
				}
			}
			else {
				kind = Kind.of((words.length > 5) ? words[5] : "", words[1]);
			}
		}
		return sizes;
	}

	/** What memory is for. */
	enum Kind {

		/** The start cache, mapped from its file. */
		CACHE,
		/** Programs and libraries. */
		LIBRARIES,
		/** What malloc takes first. */
		BREAK,
		/** Machine code that was compiled. */
		CODE,
		/** The Java heap, metaspace, stacks, and what malloc takes besides. */
		ANONYMOUS,
		/** Other files. */
		OTHER;

		static Kind of(String name, String mode) {
			if (name.endsWith(".aot")) {
				return CACHE;
			}
			if (name.contains(".so") || name.endsWith("/java")) {
				return LIBRARIES;
			}
			if (name.equals("[heap]")) {
				return BREAK;
			}
			if (name.isEmpty()) {
				return mode.contains("x") ? CODE : ANONYMOUS;
			}
			return OTHER;
		}

	}

}
