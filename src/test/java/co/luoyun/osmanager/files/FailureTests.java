package co.luoyun.osmanager.files;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

	private final Logger logger = LoggerFactory.getLogger(FailureTests.class);

	@Test
	void whatTheSystemRefusesIsOneLineWithoutATrace(CapturedOutput output) {
		Failure.log(this.logger, "A task failed", new UncheckedIOException(new IOException("a: No room\nAdvice")));
		Failure.log(this.logger, "Another failed", new OutOfMemoryError("unable to create native thread"));
		assertThat(output)
			.contains("A task failed. The system refused: a: No room",
					"Another failed. The system refused: unable to create native thread")
			.doesNotContain("\tat ", "Advice", "fault of OS Manager");
	}

	@Test
	void aFaultOfOursIsToldWithItsTrace(CapturedOutput output) {
		Failure.log(this.logger, "A task failed", new IllegalStateException("ours"));
		assertThat(output).contains("A task failed. This is a fault of OS Manager", "ours", "\tat ");
	}

}
