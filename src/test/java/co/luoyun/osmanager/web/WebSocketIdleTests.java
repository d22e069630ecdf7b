package co.luoyun.osmanager.web;

import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A WebSocket that nothing is typed into, and one that is open when the service stops.
 */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class WebSocketIdleTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.webssh.command=" + EchoTerminal.command(),
			"--osmanager.webssh.start-timeout=60s", "--osmanager.webssh.idle-timeout=2s");

	@Test
	void isClosedAndHoldsUpNoStop(CapturedOutput log) throws Exception {
		WebSocketTalk talk = begin();
		for (int i = 0; i < 3; i++) {
			talk.say("3");
		}
		assertThat(talk.ending()).as("closed in order, so that the page does not connect again").isEqualTo(1000);
		await().until(() -> log.getOut().contains("as nothing was typed for"));
		WebSocketTalk last = begin();
		long start = System.nanoTime();
		web.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).as("the stop").isLessThan(Duration.ofSeconds(5));
		last.ending();
	}

	private WebSocketTalk begin() throws Exception {
		TerminalServer server = web.bean(TerminalServer.class);
		await().atMost(Duration.ofSeconds(60)).until(() -> server.state() instanceof TerminalState.Running);
		WebSocketTalk talk = WebSocketTalk.begin(web.owner(), web.uri("/webssh/ws"), "http://127.0.0.1:" + web.port())
			.join();
		assertThat(talk.next()).isEqualTo("welcome");
		return talk;
	}

}
