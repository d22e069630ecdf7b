package co.luoyun.osmanager.instance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import co.luoyun.osmanager.message.Message;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationHealthIndicatorTests {

	private final CurrentConfiguration current = new CurrentConfiguration();

	private final ConfigurationHealthIndicator indicator = new ConfigurationHealthIndicator(this.current);

	@Test
	void anUnconfiguredInstanceIsUnknownAndSaysWhy() {
		this.current.set(new Configuration.Unconfigured(Message.plain("no floppy"),
				List.of(new Attempt(Message.plain("floppy"), Message.plain("none"))), List.of()));
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("reason", "no floppy")
			.containsEntry("sources", List.of("floppy: none"));
	}

	@Test
	void aConfiguredInstanceShowsItsSourceAndProblemsAndNoSecret() {
		ConfReading reading = LuoYunConfReader
			.read("TAG=7\nKEY=top-secret-key\nCLC_PORT=secret\n".getBytes(StandardCharsets.UTF_8));
		this.current.set(new Configuration.Configured(reading.conf(), "floppy disk", Configuration.Change.INSTALLED,
				List.of(new Attempt(Message.plain("floppy disk"), Message.plain("fine"))), reading.diagnostics(),
				Instant.EPOCH, Duration.ofMillis(12)));
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("tag", 7).containsEntry("source", "floppy disk");
		assertThat(health.getDetails()).extractingByKey("diagnostics").asString().contains("CLC_PORT");
		assertThat(health.toString()).doesNotContain("secret");
	}

}
