package co.luoyun.osmanager.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a program writes, its output is kept up to the limit, and comes in lines. With
 * {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class ProgramOutputFuzzTests {

	private static final int LIMIT = 64;

	@FuzzTest(maxDuration = "5m")
	void anyOutputIsKeptUpToTheLimit(byte[] bytes) {
		List<String> lines = new ArrayList<>();
		BoundedOutput output = new BoundedOutput(new ByteArrayInputStream(bytes), LIMIT, lines::add);
		output.run();
		assertThat(output.truncated()).isEqualTo(bytes.length > LIMIT);
		assertThat(output.text().length()).isLessThanOrEqualTo(LIMIT);
		assertThat(lines).allMatch((line) -> line.indexOf('\n') < 0 && line.length() <= 4096);
		assertThat(lines.size()).isLessThanOrEqualTo(bytes.length);
	}

}
