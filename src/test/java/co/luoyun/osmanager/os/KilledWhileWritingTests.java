package co.luoyun.osmanager.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** However it is killed, every file has its whole old or its whole new content. */
@StartsPrograms
class KilledWhileWritingTests {

	private static final int ROUNDS = 8;

	private static final String TEMPORARY = ".osmanager-new";

	@Test
	void noFileIsEverHalfWrittenOrMissing(@TempDir Path first, @TempDir Path second, @TempDir Path killed)
			throws Exception {
		Map<String, String> one = configured(first, true);
		Map<String, String> two = configured(second, false);
		assertThat(one.keySet()).isEqualTo(two.keySet()).hasSizeGreaterThanOrEqualTo(7);
		make(killed).configurer(EndlessChanges.ONE, Sandbox.Properties.WITH_HOST_NAME).configure();
		Random random = new Random(4);
		for (int round = 0; round < ROUNDS; round++) {
			killAfter(killed, 1 + random.nextInt(40));
			Map<String, String> found = new Sandbox(killed).files();
			found.keySet().removeIf((name) -> name.endsWith(TEMPORARY));
			assertThat(found.keySet()).isEqualTo(one.keySet());
			found.forEach((name, text) -> assertThat(text).as(name).isIn(one.get(name), two.get(name)));
		}
		new Sandbox(killed).configurer(EndlessChanges.ONE, Sandbox.Properties.WITH_HOST_NAME).configure();
		new Sandbox(killed).configurer(EndlessChanges.TWO, Sandbox.Properties.WITH_HOST_NAME).configure();
		assertThat(new Sandbox(killed).files()).isEqualTo(two);
	}

	private static Map<String, String> configured(Path root, boolean one) {
		Sandbox sandbox = make(root);
		sandbox.configurer(one ? EndlessChanges.ONE : EndlessChanges.TWO, Sandbox.Properties.WITH_HOST_NAME)
			.configure();
		return new TreeMap<>(sandbox.files());
	}

	private static Sandbox make(Path root) {
		return new Sandbox(root).file("etc/shadow", "root:!:1:0:99999:7:::\n" + "user:*:1::::::\n".repeat(2000))
			.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
	}

	private static void killAfter(Path root, int changes) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dlogging.level.root=OFF", "-cp",
				System.getProperty("java.class.path"), EndlessChanges.class.getName(), root.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try (BufferedReader lines = process.inputReader()) {
			int seen = 0;
			while (seen < changes) {
				String line = lines.readLine();
				assertThat(line).as("a line of the program that is to be killed").isNotNull();
				seen += (line.equals("one") || line.equals("two")) ? 1 : 0;
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

}
