package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import co.luoyun.osmanager.controller.ScriptedController.Peer;
import co.luoyun.osmanager.controller.ScriptedController.Script;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What may happen to a connection after its registration. */
class RegisteredConnectionTests {

	private static final Script REGISTERS = (peer) -> {
		peer.register();
		peer.awaitClose();
	};

	@TempDir
	Path folder;

	@Test
	void silentControllerIsAskedAndThenGivenUp() throws Exception {
		BlockingQueue<Packet> heard = new LinkedBlockingQueue<>();
		play((peer) -> {
			peer.register();
			while (true) {
				heard.add(peer.next());
			}
		}, (agent, controller) -> {
			agent.awaitRegistered();
			agent.ticker.forward(Duration.ofSeconds(29));
			agent.connection.check();
			agent.ticker.forward(Duration.ofSeconds(1));
			agent.connection.check();
			await().until(() -> heard.stream().anyMatch(Packet.EchoRequest.class::isInstance));
			agent.ticker.forward(Duration.ofSeconds(9));
			agent.connection.check();
			assertThat(agent.connection.snapshot().registered()).isTrue();
			agent.ticker.forward(Duration.ofSeconds(1));
			agent.connection.check();
			agent.awaitFailure(FailureKind.HALF_OPEN);
			assertThat(heard).filteredOn(Packet.EchoRequest.class::isInstance).hasSize(1);
			await().until(() -> controller.connections() == 2);
		});
	}

	@Test
	void controllerThatAnswersTheEchoIsKept() throws Exception {
		BlockingQueue<Packet> heard = new LinkedBlockingQueue<>();
		play((peer) -> {
			peer.register();
			while (true) {
				if (peer.next() instanceof Packet.EchoRequest(Bytes data)) {
					peer.send(new Packet.EchoReply(data), new Packet.QueryRequest(1));
					heard.add(peer.next());
				}
			}
		}, (agent, controller) -> {
			agent.awaitRegistered();
			for (int minute = 0; minute < 3; minute++) {
				agent.ticker.forward(Duration.ofHours(1));
				agent.connection.check();
				int answers = minute + 1;
				await().until(() -> heard.size() == answers);
				agent.ticker.forward(Duration.ofSeconds(20));
				agent.connection.check();
			}
			assertThat(controller.connections()).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-8H", "PT2H", "P3650D", "P-3650D" })
	void clockThatIsSetDoesNoHarm(Duration step) throws Exception {
		BlockingQueue<Packet> heard = new LinkedBlockingQueue<>();
		play((peer) -> {
			peer.register();
			while (true) {
				heard.add(peer.next());
			}
		}, (agent, controller) -> {
			agent.awaitRegistered();
			agent.clock.forward(step);
			agent.connection.check();
			agent.ticker.forward(Duration.ofSeconds(31));
			agent.connection.check();
			await().until(() -> heard.stream().anyMatch(Packet.EchoRequest.class::isInstance));
			agent.clock.forward(step);
			agent.connection.check();
			assertThat(agent.connection.snapshot().registered()).as("no false half-open").isTrue();
			assertThat(controller.connections()).isEqualTo(1);
			agent.ticker.forward(Duration.ofSeconds(10));
			agent.connection.check();
			agent.awaitFailure(FailureKind.HALF_OPEN);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-8H", "PT2H", "P3650D", "P-3650D" })
	void clockThatIsSetChangesNoJudgement(Duration step) throws Exception {
		try (ScriptedController controller = new ScriptedController(Peer::awaitClose);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"),
						AgentUnderTest.IMPATIENT)) {
			ControllerHealthIndicator health = new ControllerHealthIndicator(agent.connection);
			agent.connectTo(controller.port()).awaitFailure(FailureKind.NO_ANSWER);
			agent.clock.forward(step);
			assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
			agent.ticker.forward(Duration.ofSeconds(91));
			assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		}
	}

	@Test
	void newAddressIsRegistered() throws Exception {
		play(REGISTERS, (agent, controller) -> {
			agent.awaitRegistered();
			agent.route.set(Optional.of(InetAddress.getByName("127.0.0.1")));
			agent.connection.check();
			assertThat(agent.connection.snapshot().registered()).isTrue();
			agent.route.set(Optional.of(InetAddress.getByName("10.9.8.7")));
			agent.connection.check();
			agent.awaitFailure(FailureKind.ADDRESS_CHANGED);
			await().until(() -> controller.connections() == 2);
		});
	}

	@Test
	void instanceThatIsThrownOutAgainAndAgainSuspectsItsDouble() throws Exception {
		play((peer) -> {
			peer.register();
			peer.next();
		}, (agent, _) -> {
			agent.awaitFailure(FailureKind.THROWN_OUT);
			assertThat(agent.connection.statistics().failures(FailureKind.LOST)).isEqualTo(2);
			assertThat(agent.lastFailure()).contains("second instance runs with TAG 10");
		});
	}

	@Test
	void healthTellsALostControllerAfterAWhile() throws Exception {
		try (ScriptedController controller = new ScriptedController(Peer::awaitClose);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"),
						AgentUnderTest.IMPATIENT)) {
			ControllerHealthIndicator health = new ControllerHealthIndicator(agent.connection);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			agent.connectTo(controller.port()).awaitFailure(FailureKind.NO_ANSWER);
			assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
			agent.ticker.forward(Duration.ofSeconds(91));
			assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.health().getDetails()).containsKeys("state", "since", "controller")
				.doesNotContainValue("015e33a8-787d-457e-b84d-c2a101a816e0");
		}
	}

	@Test
	void healthIsUpWhenRegistered() throws Exception {
		play(REGISTERS, (agent, _) -> {
			agent.awaitRegistered();
			agent.ticker.forward(Duration.ofDays(1));
			assertThat(new ControllerHealthIndicator(agent.connection).health().getStatus()).isEqualTo(Status.UP);
		});
	}

	private void play(Script script, Scene scene) throws Exception {
		try (ScriptedController controller = new ScriptedController(script);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			scene.play(agent.connectTo(controller.port()), controller);
		}
	}

	/** What a test does with the two. */
	private interface Scene {

		void play(AgentUnderTest agent, ScriptedController controller) throws IOException;

	}

}
