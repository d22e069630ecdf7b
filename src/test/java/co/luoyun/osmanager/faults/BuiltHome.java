package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;

/** The package that the build made, unpacked, with its start cache. */
@StartsPrograms
final class BuiltHome {

	private static final Path HOME = Path.of("target/package/LuoYun").toAbsolutePath();

	private static boolean made;

	private BuiltHome() {
	}

	/** The package's folder; not to be changed. */
	static synchronized Path get() {
		if (!made) {
			Path application = HOME.resolve("lib/osmanager.jar");
			if (!Files.exists(application)) {
				throw new IllegalStateException("There is no package in target: run mvn verify -Pfaults");
			}
			Path cache = HOME.resolve("lib/service.aot");
			if (!Files.exists(cache) || isOlder(cache, application)) {
				run("sh", HOME.resolve("lib/make-start-cache").toString());
			}
			made = true;
		}
		return HOME;
	}

	/** A copy that may be changed. */
	static Path copy(Path target) {
		run("cp", "-a", get().toString(), target.toString());
		return target;
	}

	private static boolean isOlder(Path cache, Path application) {
		try {
			return Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(application)) < 0;
		}
		catch (IOException ex) {
			throw new IllegalStateException("No modification time: " + ex.getMessage(), ex);
		}
	}

	static void run(String... command) {
		try {
			int code = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (code != 0) {
				throw new IllegalStateException(List.of(command) + " ended with exit code " + code);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Running " + List.of(command) + " failed: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

}
