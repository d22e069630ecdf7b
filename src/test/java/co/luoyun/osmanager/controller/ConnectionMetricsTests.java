package co.luoyun.osmanager.controller;

import java.nio.file.Path;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionMetricsTests {

	@TempDir
	Path folder;

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void tellsStateAndCounts() throws Exception {
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			new ConnectionMetrics(agent.connection).bindTo(this.registry);
			assertThat(gauge("last.contact")).isNaN();
			agent.connectTo(controller.port()).awaitRegistered();
			agent.clock.forward(Duration.ofHours(-8));
			agent.ticker.forward(Duration.ofSeconds(7));
			assertThat(gauge("last.contact")).isBetween(7.0, 30.0);
			assertThat(this.registry.get("osmanager.controller.state").tag("state", "registered").gauge().value())
				.isEqualTo(1);
			assertThat(this.registry.get("osmanager.controller.state").tag("state", "connecting").gauge().value())
				.isZero();
			assertThat(count("registrations")).isEqualTo(1);
			assertThat(count("attempts")).isEqualTo(1);
			assertThat(this.registry.get("osmanager.controller.bytes")
				.tag("direction", "received")
				.functionCounter()
				.count()).isEqualTo(52 + 52 + 12);
		}
	}

	@Test
	void countsFailuresByKind() throws Exception {
		try (ScriptedController controller = new ScriptedController((_) -> {
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			new ConnectionMetrics(agent.connection).bindTo(this.registry);
			agent.connectTo(controller.port()).awaitFailure(FailureKind.CLOSED_EARLY);
			assertThat(this.registry.get("osmanager.controller.failures")
				.tag("kind", "closed_early")
				.functionCounter()
				.count()).isPositive();
		}
	}

	private double gauge(String name) {
		return this.registry.get("osmanager.controller." + name).timeGauge().value();
	}

	private double count(String name) {
		return this.registry.get("osmanager.controller." + name).functionCounter().count();
	}

}
