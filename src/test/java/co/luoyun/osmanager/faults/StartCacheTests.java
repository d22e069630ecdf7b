package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;

import org.springframework.util.FileSystemUtils;

/** Start caches that are not as they were made. */
@Order(3)
class StartCacheTests extends InSandbox {

	@Bounded
	@FaultTest(kind = "files",
			fault = "the start cache zeroed in part, cut in half, with flipped bits, empty, or foreign",
			expected = "works without it")
	void damaged(Observation seen) throws Exception {
		Path home = BuiltHome.copy(service().sandbox().folder().resolveSibling("damaged"));
		try {
			Path cache = home.resolve("lib/service.aot");
			byte[] whole = Files.readAllBytes(cache);
			Duration longest = Duration.ZERO;
			for (Map.Entry<String, Damage> damage : damages().entrySet()) {
				Files.write(cache, whole);
				try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
					damage.getValue().apply(file);
				}
				long start = System.nanoTime();
				anew().at(home).start();
				within(Duration.ofSeconds(30), () -> service().answers());
				Duration took = Duration.ofNanos(System.nanoTime() - start);
				longest = (took.compareTo(longest) > 0) ? took : longest;
				seen.note("%s: %.1f s".formatted(damage.getKey(), took.toMillis() / 1000.0));
			}
			seen.withoutPage(longest);
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

	@FaultTest(kind = "files", fault = "the commands' start cache damaged in the same ways",
			expected = "the commands work all the same")
	void commandsDamaged(Observation seen) throws Exception {
		Path home = BuiltHome.copy(service().sandbox().folder().resolveSibling("damaged-commands"));
		try {
			Path cache = home.resolve("lib/commands.aot");
			byte[] whole = Files.readAllBytes(cache);
			Duration longest = Duration.ZERO;
			for (Damage damage : damages().values()) {
				Files.write(cache, whole);
				try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
					damage.apply(file);
				}
				long start = System.nanoTime();
				BuiltHome.run(home.resolve("bin/osmanager").toString(), "--version");
				Duration took = Duration.ofNanos(System.nanoTime() - start);
				longest = (took.compareTo(longest) > 0) ? took : longest;
			}
			seen.note("%d damages; the slowest command took %.1f s".formatted(damages().size(),
					longest.toMillis() / 1000.0));
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

	private static Map<String, Damage> damages() {
		Map<String, Damage> damages = new LinkedHashMap<>();
		damages.put("4 KB of zeroes", (file) -> zero(file, file.length() / 2, 4096));
		damages.put("1 MB of zeroes", (file) -> zero(file, file.length() / 3, 1 << 20));
		damages.put("half", (file) -> file.setLength(file.length() / 2));
		damages.put("empty", (file) -> file.setLength(0));
		damages.put("zeroes in its head", (file) -> zero(file, 0, 512));
		for (int part : List.of(1, 3, 7)) {
			damages.put("bits flipped at " + part + "/8", (file) -> flip(file, file.length() * part / 8));
		}
		return damages;
	}

	private static void zero(RandomAccessFile file, long position, int length) throws IOException {
		file.seek(position);
		file.write(new byte[length]);
	}

	private static void flip(RandomAccessFile file, long position) throws IOException {
		byte[] bytes = new byte[256];
		file.seek(position);
		file.readFully(bytes);
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] ^= (byte) 0x55;
		}
		file.seek(position);
		file.write(bytes);
	}

	/** What is done to the file. */
	@FunctionalInterface
	interface Damage {

		void apply(RandomAccessFile file) throws IOException;

	}

}
