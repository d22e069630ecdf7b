package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.SetTicker;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	private final SetTicker ticker = new SetTicker();

	private final Failures failures = new Failures(this.ticker,
			new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("", WebSshProperties.class));

	@Test
	void pausesGrowUpToTheLongest() {
		assertThat(pauses(8)).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800),
				Duration.ofMillis(1600), Duration.ofMillis(3200), Duration.ofMillis(6400), Duration.ofSeconds(10),
				Duration.ofSeconds(10));
	}

	@Test
	void thirtyWithinTenMinutesAreTooMany() {
		pauses(29);
		assertThat(this.failures.tooMany()).isFalse();
		pauses(1);
		assertThat(this.failures.tooMany()).isTrue();
		this.failures.clear();
		assertThat(this.failures.tooMany()).isFalse();
	}

	@Test
	void isNeverGivenUpButTriedEverMoreSlowly() {
		pauses(29);
		List<Duration> pauses = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			pauses.addAll(pauses(1));
			this.ticker.forward(pauses.getLast());
		}
		assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4),
				Duration.ofMinutes(8), Duration.ofMinutes(16), Duration.ofMinutes(32), Duration.ofHours(1),
				Duration.ofHours(1));
		this.failures.add(Duration.ofMinutes(10));
		assertThat(this.failures.pause()).as("after one that lasted").isEqualTo(Duration.ofMillis(200));
	}

	@Test
	void oldOnesAreForgotten() {
		pauses(29);
		this.ticker.forward(Duration.ofMinutes(11));
		assertThat(pauses(1)).containsExactly(Duration.ofMillis(200));
	}

	private List<Duration> pauses(int count) {
		List<Duration> pauses = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			this.failures.add(Duration.ZERO);
			pauses.add(this.failures.pause());
		}
		return pauses;
	}

}
