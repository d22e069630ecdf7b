package co.luoyun.osmanager.web;

import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** WebSockets through the page's own port. */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class WebSocketGateTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.webssh.command=" + EchoTerminal.command(),
			"--osmanager.webssh.start-timeout=60s");

	@BeforeEach
	void awaitTerminal() {
		TerminalServer server = web.bean(TerminalServer.class);
		await().atMost(Duration.ofSeconds(60)).until(() -> server.state() instanceof TerminalState.Running);
		await().atMost(Duration.ofSeconds(30)).until(() -> sessions() == 0);
	}

	@Test
	void carriesWhatBothEndsSay(CapturedOutput log) throws Exception {
		WebSocketTalk talk = begin(web.owner());
		assertThat(talk.socket().getSubprotocol()).isEqualTo("tty");
		assertThat(talk.next()).isEqualTo("welcome");
		talk.say("hello");
		assertThat(talk.next()).isEqualTo("hello");
		String long1 = "ä".repeat(300_000);
		talk.say(long1);
		assertThat(talk.next()).isEqualTo(long1);
		assertThat(sessions()).isEqualTo(1);
		assertThat(log).contains("The owner opened a web terminal from 127.0.0.1");
		talk.socket().sendClose(1000, "").join();
		assertThat(talk.ending()).isEqualTo(1000);
		await().until(() -> log.getOut().contains("The owner's web terminal from 127.0.0.1 ended after 0 min"));
		assertThat(sessions()).isZero();
	}

	@Test
	void endsWhenTheServerHangsUp() throws Exception {
		WebSocketTalk talk = begin(web.owner());
		talk.say("hang up");
		talk.ending();
		await().until(() -> sessions() == 0);
	}

	@Test
	void endsWhenTheBrowserIsGone() throws Exception {
		WebSocketTalk talk = begin(web.owner());
		assertThat(talk.next()).isEqualTo("welcome");
		talk.socket().abort();
		await().until(() -> sessions() == 0);
	}

	@Test
	void endsWhenTheTerminalServerIsReplaced() throws Exception {
		WebSocketTalk talk = begin(web.owner());
		TerminalServer server = web.bean(TerminalServer.class);
		TerminalState.Running running = (TerminalState.Running) server.state();
		ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly();
		talk.ending();
		await().until(() -> sessions() == 0);
	}

	@Test
	void endsWhenTheOwnerSignsOut() throws Exception {
		HttpClient owner = web.owner();
		WebSocketTalk talk = begin(owner);
		assertThat(talk.next()).isEqualTo("welcome");
		web.post(owner, "/sign-out", "", "Origin", ownOrigin());
		assertThat(talk.ending()).isEqualTo(1000);
		await().until(() -> sessions() == 0);
	}

	@Test
	void isForTheOwnersOwnPagesAlone() throws Exception {
		assertRefused(403, HttpClient.newHttpClient(), "/webssh/ws", ownOrigin());
		HttpClient owner = web.owner();
		assertRefused(403, owner, "/webssh/ws", "http://evil.example");
		assertRefused(403, owner, "/webssh/ws", "http://127.0.0.1:1");
		assertRefused(403, owner, "/webssh/ws", "null");
		assertRefused(403, owner, "/webssh/refused", ownOrigin());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-WebSocket-Version: 12", "Sec-WebSocket-Key: short", "Content-Length: 5",
			"Transfer-Encoding: chunked", "Connection: close" })
	void refusesHandshakesThatAreNone(String header) throws Exception {
		RawRequest request = new RawRequest("GET /webssh/ws HTTP/1.1").header("Upgrade: websocket")
			.header("Connection: Upgrade")
			.header("Sec-WebSocket-Version: 13")
			.header("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
			.header("Origin: " + ownOrigin())
			.header("Cookie: " + web.sessionCookie());
		assertThat(request.replace(header).send(web.port())).startsWith("HTTP/1.1 400");
	}

	@Test
	void theServerLearnsNothingOfTheOwner() throws Exception {
		HttpClient owner = web.owner();
		begin(owner).socket().abort();
		String seen = web.get(owner, "/webssh/seen").body();
		assertThat(seen).contains("GET /webssh/ws HTTP/1.1", "Origin: http://127.0.0.1:")
			.doesNotContain("Cookie", "osmanager_session", ownOrigin(), "Sec-WebSocket-Extensions");
	}

	@Test
	void doesNotWaitForABrowserThatDoesNotRead() throws Exception {
		WebSocketTalk reads = begin(web.owner());
		WebSocketTalk lazy = begin(web.owner());
		lazy.say("flood 60000000");
		for (int i = 0; i < 20; i++) {
			reads.say("still here");
		}
		assertThat(reads.next()).isEqualTo("welcome");
		assertThat(reads.next()).isEqualTo("still here");
		lazy.socket().abort();
		reads.socket().abort();
	}

	@Test
	void hasAnEndToHowManyThereAre() throws Exception {
		HttpClient owner = web.owner();
		List<WebSocketTalk> talks = new ArrayList<>();
		for (int i = 0; i < 32; i++) {
			talks.add(begin(owner));
		}
		assertThat(sessions()).isEqualTo(32);
		assertRefused(503, owner, "/webssh/ws", ownOrigin());
		assertThat(web.get(owner, "/webssh/").statusCode()).as("pages go on").isEqualTo(200);
		talks.forEach((talk) -> talk.socket().abort());
		await().until(() -> sessions() == 0);
	}

	private static void assertRefused(int status, HttpClient client, String path, String origin) {
		assertThatThrownBy(() -> WebSocketTalk.begin(client, web.uri(path), origin).join())
			.isInstanceOf(CompletionException.class)
			.cause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(refusal) -> assertThat(refusal.getResponse().statusCode()).isEqualTo(status));
	}

	private static WebSocketTalk begin(HttpClient client) {
		return WebSocketTalk.begin(client, web.uri("/webssh/ws"), ownOrigin()).join();
	}

	private static double sessions() {
		return web.bean(MeterRegistry.class).get("osmanager.webssh.sessions").gauge().value();
	}

	private static String ownOrigin() {
		return "http://127.0.0.1:" + web.port();
	}

}
