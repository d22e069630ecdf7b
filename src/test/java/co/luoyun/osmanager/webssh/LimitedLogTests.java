package co.luoyun.osmanager.webssh;

import java.time.Duration;

import co.luoyun.osmanager.SetTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LimitedLogTests {

	private final SetTicker ticker = new SetTicker();

	private final LimitedLog log = new LimitedLog(this.ticker);

	@Test
	void logsTwentyLinesAMinuteAndHowManyItLeftOut(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.log.accept("line " + i + ".");
		}
		assertThat(output).contains("line 0.", "line 19.").doesNotContain("line 20.");
		this.ticker.forward(Duration.ofSeconds(61));
		this.log.accept("later");
		assertThat(output).contains("980 more lines of the terminal server were left out", "later");
	}

	@Test
	void whatItLogsIsOneLineAndNotEndless(CapturedOutput output) {
		this.log.accept("\u001b[2Jred\r\nforged line");
		this.log.accept("x".repeat(10_000));
		assertThat(output).contains("?[2Jred??forged line", "x".repeat(300) + "…")
			.doesNotContain("\u001b", "x".repeat(301));
	}

}
