package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import co.luoyun.osmanager.controller.ScriptedController.Peer;
import co.luoyun.osmanager.controller.ScriptedController.Script;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.Packet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How much a bad state of the connection writes into the log in an hour: of as many tries
 * as an hour has, and of each connection as long as it lasts there.
 */
class LogLinesTests {

	private static final int MOST_LINES = 12;

	private static final Duration HOUR = Duration.ofHours(1);

	private final Logger logger = (Logger) LoggerFactory.getLogger("co.luoyun.osmanager");

	private final Lines lines = new Lines();

	@TempDir
	Path folder;

	// Services that other tests have run in this JVM may have left logging off.
	@BeforeEach
	void listen() {
		this.logger.getLoggerContext().resetTurboFilterList();
		this.logger.setLevel(Level.INFO);
		this.lines.setContext(this.logger.getLoggerContext());
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void noLonger() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
	}

	static Stream<Arguments> badStates() {
		return Stream.of(Arguments.of("refused", FailureKind.REFUSED, 60, (Script) (peer) -> {
			peer.proveItself();
			peer.challenge();
			peer.send(new Packet.RegisterReply(Packet.REFUSED));
			peer.awaitClose();
		}), Arguments.of("wrong key", FailureKind.WRONG_KEY, 60, (Script) (peer) -> {
			peer.next();
			peer.send(new Packet.AuthReply(ScriptedController.TAG, Challenges.random()));
			peer.awaitClose();
		}), Arguments.of("impostor", FailureKind.REFLECTION, 60, (Script) (peer) -> {
			peer.send(peer.next());
			peer.awaitClose();
		}), Arguments.of("closes at once", FailureKind.CLOSED_EARLY, 60, (Script) (_) -> {
		}), Arguments.of("nonsense, another each time", FailureKind.PROTOCOL_ERROR, 60, (Script) (peer) -> {
			peer.send(new Packet.AuthReply((int) System.nanoTime(), Challenges.random()));
			peer.awaitClose();
		}));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badStates")
	void aStateThatLastsIsToldOnce(String name, FailureKind kind, int tries, Script script) throws IOException {
		try (ScriptedController controller = new ScriptedController(script); AgentUnderTest agent = agent()) {
			agent.connectTo(controller.port());
			awaitFailures(agent, kind, tries);
			assertFew(name);
		}
	}

	@Test
	void unreachable() throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = closed.getLocalPort();
		}
		try (AgentUnderTest agent = agent()) {
			agent.connectTo(port);
			awaitFailures(agent, FailureKind.UNREACHABLE, 60);
			assertFew("unreachable");
		}
	}

	@Test
	void aFaultOfOurs() throws IOException {
		try (ScriptedController controller = new ScriptedController(Peer::register);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"), AgentUnderTest.PATIENT,
						(_) -> {
							throw new OutOfMemoryError("thrown by a test");
						})) {
			agent.connectTo(controller.port());
			awaitFailures(agent, FailureKind.INTERNAL_ERROR, 60);
			assertFew("a fault of ours");
		}
	}

	@Test
	void flappingEveryTwoSeconds() throws IOException {
		Duration each = Duration.ofSeconds(2);
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register(new Packet.Unknown(4711, Bytes.of()));
			peer.next();
		}); AgentUnderTest agent = agent()) {
			agent.connectTo(controller.port());
			for (int i = 1; i <= 300; i++) {
				int connections = i;
				soon(() -> agent.connection.statistics().registrations() >= connections);
				agent.ticker.forward(each);
				agent.connection.check();
			}
			assertFew("flapping");
		}
	}

	@Test
	void halfOpen() throws IOException {
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		}); AgentUnderTest agent = agent()) {
			agent.connectTo(controller.port());
			for (int i = 1; i <= HOUR.dividedBy(Duration.ofSeconds(41)); i++) {
				int connections = i;
				soon(() -> agent.connection.statistics().registrations() >= connections);
				soon(() -> {
					agent.connection.check();
					agent.ticker.forward(Duration.ofSeconds(1));
					return agent.connection.statistics().failures(FailureKind.HALF_OPEN) >= connections;
				});
			}
			assertFew("half-open");
		}
	}

	@Test
	void aCheckThatFailsIsToldOnceAndGoesOn() throws IOException {
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.register();
			peer.awaitClose();
		}); AgentUnderTest agent = agent()) {
			agent.connectTo(controller.port()).awaitRegistered();
			agent.routeFault.set(true);
			for (int i = 0; i < HOUR.dividedBy(Duration.ofSeconds(5)); i++) {
				agent.connection.check();
			}
			assertFew("a check that fails");
			agent.routeFault.set(false);
			agent.route.set(Optional.of(InetAddress.ofLiteral("10.9.8.7")));
			agent.connection.check();
			agent.awaitFailure(FailureKind.ADDRESS_CHANGED);
		}
	}

	private AgentUnderTest agent() {
		return new AgentUnderTest(this.folder.resolve("controller"));
	}

	// There are hundreds of them in an hour.
	private static void soon(Callable<Boolean> condition) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(condition);
	}

	private static void awaitFailures(AgentUnderTest agent, FailureKind kind, int number) {
		await().until(() -> agent.connection.statistics().failures(kind) >= number);
	}

	private void assertFew(String state) {
		List<String> told = this.lines.told;
		System.out.println(state + ": " + told.size() + " lines in an hour");
		assertThat(told).as(state).hasSizeBetween(1, MOST_LINES);
	}

	/** What the log says at INFO and above. */
	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final List<String> told = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
				this.told.add(event.getFormattedMessage());
			}
		}

	}

}
