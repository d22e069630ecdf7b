package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/** The images of Dockerfile.test, built once. */
@StartsPrograms
public final class TestImages {

	private static final int UNAVAILABLE = 3;

	private static final Map<List<String>, Built> BUILT = new ConcurrentHashMap<>();

	private TestImages() {
	}

	/**
	 * A system without OS Manager.
	 * @param network what manages its network, the name of a Debian package
	 */
	static String system(String network) {
		return image(List.of(network));
	}

	/** A system in which the package's install.sh was run. */
	public static String installed(String network) {
		return installed(network, "bookworm");
	}

	/**
	 * A system of another release of Debian.
	 * @param network what manages its network and name servers, names of Debian packages
	 */
	static String installed(String network, String release) {
		return image(List.of(network, tarball().toString(), release));
	}

	/** The package that is tested. */
	static Path tarball() {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("osmanager-.*-linux-.*\\.tar\\.gz"))
				.findFirst()
				.orElseThrow(
						() -> new IllegalStateException("There is no package in target: run mvn verify -Pcontainers"))
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new IllegalStateException("There is no folder target: run mvn verify -Pcontainers", ex);
		}
	}

	/**
	 * The folder with the start caches that the package has in an image, for other
	 * installations of it in {@code /LuoYun}.
	 */
	static Path startCaches() {
		installed("systemd-networkd");
		try {
			Path folder = Path.of("target", "start-caches", "of-" + Files.getLastModifiedTime(tarball()).toMillis())
				.toAbsolutePath();
			if (!Files.isDirectory(folder)) {
				Files.createDirectories(folder);
				Built built = run(List.of("src/test/containers/start-caches", tarball().toString(), folder.toString()));
				assertThat(folder).as(built.output()).isNotEmptyDirectory();
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String image(List<String> arguments) {
		Built built = BUILT.computeIfAbsent(arguments, TestImages::build);
		return switch (built.exitCode()) {
			case 0 -> built.output().lines().toList().getLast();
			case UNAVAILABLE ->
				throw new TestAbortedException("Container tests need what this machine lacks: " + built.output());
			default -> throw new IllegalStateException("Building the test image failed: " + built.output());
		};
	}

	private static Built build(List<String> arguments) {
		List<String> command = new ArrayList<>(List.of("src/test/containers/test-image"));
		command.addAll(arguments);
		Built built = run(command);
		if (built.exitCode() == UNAVAILABLE) {
			System.err.printf("%n**** CONTAINER TESTS ARE SKIPPED ****%n%s%n%n", built.output());
		}
		return built;
	}

	private static Built run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return new Built(process.waitFor(), output);
		}
		catch (IOException ex) {
			return new Built(UNAVAILABLE, String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while building an image", ex);
		}
	}

	private record Built(int exitCode, String output) {

	}

}
