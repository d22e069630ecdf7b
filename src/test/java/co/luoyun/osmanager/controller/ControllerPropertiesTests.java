package co.luoyun.osmanager.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ControllerPropertiesTests {

	@Test
	void theDefaultsAreThoseOfTheProtocol() {
		ControllerProperties defaults = bind(Map.of());
		assertThat(defaults.stepTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(defaults.firstWaits()).isEqualTo(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
		assertThat(defaults.longestWait()).isEqualTo(Duration.ofSeconds(60));
		assertThat(defaults.discoveryTimeout()).isEqualTo(Duration.ofSeconds(15));
		assertThat(defaults.checkInterval().plus(defaults.echoAfter()).plus(defaults.echoTimeout()))
			.as("until a half-open peer is noticed, with another check")
			.isLessThan(Duration.ofSeconds(55));
	}

	@Test
	void aLargeFleetIsSpreadByProperties() {
		ControllerProperties large = bind(Map.of("longest-wait", "35m", "reconnect-spread", "25m", "first-waits",
				"30s,60s", "echo-after", "10m", "health-grace", "40m"));
		assertThat(large.longestWait()).isEqualTo(Duration.ofMinutes(35));
		assertThat(large.reconnectSpread()).isEqualTo(Duration.ofMinutes(25));
		assertThat(large.firstWaits()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60));
	}

	@ParameterizedTest
	@CsvSource({ "step-timeout, 0s", "longest-wait, -1s", "check-interval, 0s", "echo-after, 0s", "echo-timeout, 0s",
			"discovery-timeout, 0s", "health-grace, 0s", "reconnect-spread, 61s", "reconnect-spread, -1s",
			"first-waits, -1s" })
	void whatCannotBeIsRefusedByName(String name, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(name, value)))
			.havingRootCause()
			.withMessageContaining("osmanager.controller." + name);
	}

	private static ControllerProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("", ControllerProperties.class);
	}

}
