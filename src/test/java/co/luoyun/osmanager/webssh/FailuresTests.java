package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.SetClock;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	private final SetClock clock = new SetClock();

	private final Failures failures = new Failures(this.clock,
			new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("", WebSshProperties.class));

	@Test
	void pausesGrowUpToTheLongest() {
		List<Duration> pauses = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			this.failures.add();
			pauses.add(this.failures.pause());
		}
		assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800),
				Duration.ofMillis(1600), Duration.ofMillis(3200), Duration.ofMillis(6400), Duration.ofSeconds(10),
				Duration.ofSeconds(10));
	}

	@Test
	void thirtyWithinTenMinutesAreTooMany() {
		for (int i = 0; i < 29; i++) {
			this.failures.add();
		}
		assertThat(this.failures.tooMany()).isFalse();
		this.failures.add();
		assertThat(this.failures.tooMany()).isTrue();
		this.failures.clear();
		assertThat(this.failures.tooMany()).isFalse();
	}

	@Test
	void oldOnesAreForgotten() {
		for (int i = 0; i < 29; i++) {
			this.failures.add();
		}
		this.clock.forward(Duration.ofMinutes(11));
		this.failures.add();
		assertThat(this.failures.count()).isEqualTo(1);
		assertThat(this.failures.pause()).isEqualTo(Duration.ofMillis(200));
	}

}
