package co.luoyun.osmanager.presence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class JournalLinesTests {

	private static final String USUAL = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%logger{0}] %m%n%ex";

	@ParameterizedTest
	@CsvSource({ "ERROR, <3>ERROR", "WARN, '<4>WARN '", "INFO, '<6>INFO '", "DEBUG, <7>DEBUG", "TRACE, <7>TRACE" })
	void beginWithTheirPriorityAndHaveNoTime(String level, String beginning) {
		assertThat(written(JournalLines.of(USUAL), Level.toLevel(level), "the application fails"))
			.isEqualTo(beginning + " [Probe] the application fails" + System.lineSeparator());
	}

	@ParameterizedTest
	@CsvSource({ "%m%n", "%p %m%n" })
	void aPatternOfOnesOwnStays(String pattern) {
		assertThat(JournalLines.of(pattern)).isEqualTo(pattern);
	}

	@Test
	void controlCharactersOfTheMessageAreReplaced() throws IOException {
		String pattern = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"))
			.getProperty("logging.pattern.console");
		String message = "one\n<2>two\r\u001b[31mthree\u009b31mfour\u007f\tfive";
		assertThat(written(JournalLines.of(pattern), Level.INFO, message))
			.isEqualTo("<6>INFO  [Probe] one?<2>two??[31mthree?31mfour?\tfive" + System.lineSeparator());
	}

	private static String written(String pattern, Level level, String message) {
		LoggerContext context = new LoggerContext();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern(pattern);
		encoder.start();
		Logger logger = context.getLogger("co.luoyun.Probe");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(encoder.encode(new LoggingEvent("", logger, level, message, null, null)));
		return out.toString(StandardCharsets.UTF_8);
	}

}
