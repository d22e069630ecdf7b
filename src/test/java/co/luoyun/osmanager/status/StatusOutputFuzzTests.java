package co.luoyun.osmanager.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.Ending;
import com.code_intelligence.jazzer.junit.FuzzTest;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a status script writes, and however it ends, its result can be shown on a page
 * and told as JSON. The first byte is the exit code. With {@code JAZZER_FUZZ=1} new
 * inputs are looked for.
 */
class StatusOutputFuzzTests {

	@FuzzTest(maxDuration = "5m")
	void anyOutputCanBeShown(byte[] bytes) {
		int code = (bytes.length > 0) ? bytes[0] & 0xff : 0;
		String written = new String(bytes, StandardCharsets.UTF_8);
		ProbeResult result = ProbeResult.of(new CommandResult(Command.of("status"), new Ending.Exited(code), written,
				written, false, Duration.ofMillis(1)), Instant.EPOCH);
		assertThat(result.status()).isEqualTo(ApplicationStatus.of(new Ending.Exited(code)));
		assertThat(result.output()).isEqualTo(result.errors()).hasSameSizeAs(written);
		assertThat(result.output().chars()).noneMatch((c) -> Character.isISOControl(c) && c != '\n' && c != '\t');
		String json = JsonMapper.shared().writeValueAsString(result.output());
		assertThat(JsonMapper.shared().readValue(json, String.class)).isEqualTo(result.output());
	}

}
