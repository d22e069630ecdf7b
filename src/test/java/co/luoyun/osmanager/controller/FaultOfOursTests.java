package co.luoyun.osmanager.controller;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FaultOfOursTests {

	@TempDir
	Path folder;

	@Test
	void aClassThatIsMissingIsToldAndNotTriedForEverInSilence() throws Exception {
		SharedKey key = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");
		try (SimulatedController controller = new SimulatedController(ControllerOptions.onLoopback(key),
				Clock.systemUTC(), (_) -> {
				})
			.start();
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("remembered"), AgentUnderTest.PATIENT,
						(_) -> {
							throw new NoClassDefFoundError("jdk/net/ExtendedSocketOptions");
						})) {
			agent.connectTo(controller.port());
			agent.awaitFailure(FailureKind.INTERNAL_ERROR);
			assertThat(agent.lastFailure()).contains("a fault of OS Manager", "ExtendedSocketOptions");
		}
	}

	@Test
	void triesGoOnWhenEvenTheWaitBetweenThemFails() throws Exception {
		RandomGenerator exhausted = () -> {
			throw new OutOfMemoryError("thrown by a test");
		};
		try (ScriptedController controller = new ScriptedController((_) -> {
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("remembered"), exhausted)) {
			agent.connectTo(controller.port());
			await().until(() -> controller.connections() > 4);
		}
	}

}
