package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Hostile requests to the terminal's gate, and a hostile server behind it. */
@StartsPrograms
class TerminalGateAttackTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--server.tomcat.max-connections=256",
			"--osmanager.webssh.command=" + EchoTerminal.command(), "--osmanager.webssh.start-timeout=60s");

	private HttpClient owner = HttpClient.newHttpClient();

	private String cookie = "";

	@BeforeEach
	void signIn() throws Exception {
		TerminalServer server = web.bean(TerminalServer.class);
		await().atMost(Duration.ofSeconds(60)).until(() -> server.state() instanceof TerminalState.Running);
		this.owner = web.owner();
		this.cookie = web.sessionCookie();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/webssh/..%2f", "/webssh/%2e%2e/x", "/webssh/..;/webssh/x", "/x/..;/webssh/x",
			"/webssh//x", "/webssh/x%00", "/webssh/x%5cy", "/webssh/%zz", "/webssh/x;y=z", "/webssh/./x",
			"/webssh/a/../x", "/webssh/?a=%zz" })
	void ambiguousPathsGetNowhere(String target) throws IOException {
		// What does not end up at the gate is no page.
		assertThat(asOwner("GET " + target + " HTTP/1.1").send(web.port())).startsWith("HTTP/1.1 40")
			.doesNotContain("<title>/webssh");
	}

	@Test
	void noPathLeadsToAnotherServer() throws IOException {
		try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
			String evil = "/123456@127.0.0.1:" + trap.getLocalPort();
			assertThat(asOwner("GET " + evil + "/..;/webssh/ HTTP/1.1").send(web.port())).startsWith("HTTP/1.1 400");
			assertThat(asOwner("GET /webssh" + evil + "/ HTTP/1.1").send(web.port()))
				.contains("<title>/webssh/123456@");
			trap.setSoTimeout(500);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(trap::accept);
		}
	}

	@Test
	void noRequestHidesInAnother() throws Exception {
		String hidden = "GET /webssh/hidden HTTP/1.1\r\nHost: i\r\n\r\n";
		String chunk = Integer.toHexString(hidden.length()) + "\r\n" + hidden + "\r\n0\r\n\r\n";
		List<RawRequest> requests = List.of(
				post().header("Content-Length: 5").header("Transfer-Encoding: chunked").body("0\r\n\r\n" + hidden),
				post().header("Transfer-Encoding: chunked").body(chunk),
				post().header("Content-Length: " + hidden.length()).body(hidden),
				post().header("Content-Length: 0").header("Content-Length: " + hidden.length()).body(hidden),
				post().header("Transfer-Encoding: xchunked").body(chunk),
				post().header("Transfer-Encoding: chunked").header("Transfer-Encoding: identity").body(chunk),
				post().header("Transfer-Encoding : chunked").body(chunk),
				asOwner("GET /webssh/get HTTP/1.1").header("Content-Length: " + hidden.length()).body(hidden),
				asOwner("GET /webssh/get HTTP/1.1").header("Transfer-Encoding: chunked").body(chunk));
		for (RawRequest request : requests) {
			String answer = request.send(web.port());
			assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("<title>/webssh/hidden");
		}
		assertThat(seen()).noneMatch((request) -> request.startsWith("GET /webssh/hidden"))
			.filteredOn((request) -> request.startsWith("GET /webssh/get "))
			.hasSize(2)
			.allMatch((request) -> !request.contains("hidden") && !request.contains("Transfer-Encoding"));
		assertThat(seen()).filteredOn((request) -> request.endsWith(hidden))
			.isNotEmpty()
			.allMatch((request) -> request.startsWith("POST /webssh/post ")
					&& request.contains("Content-Length: " + hidden.length() + "\r\n"));
	}

	@Test
	void whatTheServerIsToldIsLittle() throws Exception {
		asOwner("GET /webssh/told HTTP/1.1").header("Connection: close, X-Hop")
			.header("Host: www.example.org")
			.header("X-Hop: 1")
			.header("X-Other: 2")
			.header("Authorization: Basic c2VjcmV0")
			.header("Proxy-Authorization: Basic c2VjcmV0")
			.header("TE: trailers")
			.header("Referer: http://www.example.org/?cookie=secret")
			.header("X-Forwarded-For: 192.0.2.77")
			.header("Upgrade: h2c")
			.header("HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")
			.send(web.port());
		String told = seen().stream().filter((request) -> request.contains("/told")).findFirst().orElseThrow();
		assertThat(told.lines().map((line) -> line.split("[ :]")[0]).filter((name) -> !name.isEmpty()))
			.isSubsetOf("GET", "User-Agent", "Host", "Accept", "Connection", "Cache-Control", "Pragma", "X-Real-IP");
		assertThat(told).contains("Host: 127.0.0.1:").doesNotContain("example", "secret", "osmanager", "h2c", "X-Hop");
	}

	@Test
	void whatTheServerSaysIsNotTakenOver() throws Exception {
		HttpResponse<String> answer = web.get(this.owner, "/webssh/headers");
		assertThat(answer.body()).isEqualTo("ok");
		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-evil", "keep-alive",
				"access-control-allow-origin");
		assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
		assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("frame-ancestors 'self'", "object-src 'none'")
			.doesNotContain("*");
	}

	@Test
	void aRedirectStaysWithinTheGate() throws Exception {
		HttpResponse<String> seen = web.get(this.owner, "/webssh/redirect");
		assertThat(seen.uri().getPath()).isEqualTo("/webssh/seen");
		HttpResponse<String> away = web.get(this.owner, "/webssh/away");
		assertThat(away.statusCode()).isEqualTo(502);
		assertThat(away.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void aServerThatMisbehavesIsSaidToBe() throws Exception {
		assertThat(web.get(this.owner, "/webssh/garbage").statusCode()).isEqualTo(502);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> web.get(this.owner, "/webssh/half"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "get", "X" })
	void otherMethodsAreNotForwarded(String method) throws Exception {
		RawRequest request = new RawRequest(method + " /webssh/method HTTP/1.1").header("Connection: close")
			.header("Origin: http://127.0.0.1:" + web.port());
		assertThat(request.send(web.port())).matches("(?s)HTTP/1.1 40[35].*");
		assertThat(request.header("Cookie: " + this.cookie).send(web.port())).startsWith("HTTP/1.1 405");
		assertThat(seen()).noneMatch((each) -> each.contains("/method"));
	}

	@Test
	void hugeBodiesAreRefused() throws Exception {
		assertThat(new RawRequest("POST /webssh/ HTTP/1.1").header("Content-Length: 1000000000").send(web.port()))
			.as("at once, to a stranger")
			.startsWith("HTTP/1.1 403");
		assertThat(post().header("Content-Length: 300000").body("x".repeat(300_000)).send(web.port()))
			.startsWith("HTTP/1.1 413");
		String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
		assertThat(post().header("Transfer-Encoding: chunked").body(chunk.repeat(6) + "0\r\n\r\n").send(web.port()))
			.startsWith("HTTP/1.1 413");
	}

	@Test
	void slowClientsKeepNobodyWaiting() throws Exception {
		List<Socket> slow = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			Socket socket = new Socket("127.0.0.1", web.port());
			slow.add(socket);
			socket.getOutputStream()
				.write(("POST /webssh/ HTTP/1.1\r\nHost: i\r\nOrigin: http://i\r\nContent-Length: 100\r\nCookie: "
						+ this.cookie + "\r\n\r\nx")
					.getBytes(StandardCharsets.US_ASCII));
		}
		assertThat(web.get(this.owner, "/webssh/").statusCode()).isEqualTo(200);
		for (Socket socket : slow) {
			socket.close();
		}
	}

	@Test
	void manyPollsAtOnceHaveAnEnd() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> polls = new ArrayList<>();
		HttpRequest poll = HttpRequest.newBuilder(web.uri("/webssh/slow")).build();
		for (int i = 0; i < 150; i++) {
			polls.add(this.owner.sendAsync(poll, HttpResponse.BodyHandlers.ofString()));
		}
		assertThat(web.get(this.owner, "/").statusCode()).isEqualTo(200);
		List<Integer> answers = polls.stream().map((each) -> each.join().statusCode()).toList();
		assertThat(answers).contains(200).isSubsetOf(200, 503);
		assertThat(answers.stream().filter((status) -> status == 200).count()).isGreaterThanOrEqualTo(64);
		assertThat(web.get(this.owner, "/webssh/").statusCode()).isEqualTo(200);
	}

	private RawRequest asOwner(String line) {
		return new RawRequest(line).header("Cookie: " + this.cookie).header("Connection: close");
	}

	private RawRequest post() {
		return asOwner("POST /webssh/post HTTP/1.1").header("Origin: http://127.0.0.1:" + web.port());
	}

	private List<String> seen() throws IOException, InterruptedException {
		return List.of(web.get(this.owner, "/webssh/seen").body().split("\n----\n"));
	}

}
