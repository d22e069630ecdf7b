package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.web.facts.ComponentsPanel;
import co.luoyun.osmanager.web.facts.Facts;
import co.luoyun.osmanager.web.facts.HttpsView;
import co.luoyun.osmanager.web.facts.Words;
import co.luoyun.osmanager.web.server.HttpsPort;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page and the terminal by HTTPS, with the instance's own certificate. */
@StartsPrograms
class HttpsTests {

	private static final int PORT = FreePort.find();

	private static final String PASSWORD = "the-password-of-root";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.web.https.enabled=true",
			"--osmanager.web.https.port=" + PORT, "--osmanager.webssh.exposure=auto",
			"--osmanager.webssh.command=" + EchoTerminal.command(), "--osmanager.webssh.start-timeout=60s");

	static {
		web.sandbox.configure();
	}

	@BeforeEach
	void awaitPort() {
		await().atMost(Duration.ofSeconds(30)).until(() -> web.bean(HttpsPort.class).isOpen());
	}

	@Test
	void theFirstVisitFindsACertificateOfItsOwn() throws Exception {
		HttpResponse<String> page = get(TlsVisitor.trusting(certificate()), PORT, "/");
		assertThat(page.statusCode()).isEqualTo(200);
		HttpsView view = (HttpsView) Objects.requireNonNull(web.bean(Facts.class).report().get("https"));
		assertThat(view.fingerprint()).isEqualTo(TlsVisitor.fingerprint(PORT));
		assertThat(view.selfMade()).isTrue();
		assertThat(page.body()).contains(view.fingerprint(), "https://i10.example.org:" + PORT + "/");
		assertThat(Files.getPosixFilePermissions(certificate()))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(web.bean(ComponentsPanel.class).view(Words.ENGLISH))
			.filteredOn((component) -> component.key().equals("https"))
			.singleElement()
			.satisfies((https) -> assertThat(https.state()).isEqualTo(ComponentState.OK))
			.satisfies((https) -> assertThat(https.detail()).contains(view.fingerprint()));
	}

	@Test
	void theOwnersCookiesAreForHttpsAlone() throws Exception {
		HttpResponse<String> signedIn = get(
				HttpClient.newBuilder().sslContext(TlsVisitor.trusting(certificate()).sslContext()).build(), PORT,
				"/index.html?cookie=" + WebSandbox.COOKIE);
		assertThat(signedIn.headers().allValues("Set-Cookie")).hasSize(2)
			.allMatch((cookie) -> cookie.startsWith("__Host-osmanager_") && cookie.contains("Path=/;")
					&& cookie.contains("; Secure"));
		assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isEmpty();
		String session = signedIn.headers().allValues("Set-Cookie").getFirst().replaceFirst(";.*", "");
		assertThat(web.visit("/api/status", "Cookie", session).statusCode()).as("in clear").isEqualTo(403);
	}

	@Test
	void whoListensLearnsNeitherCookieNorPassword() throws Exception {
		awaitTerminal();
		try (PassiveListener listener = new PassiveListener(PORT)) {
			HttpClient owner = TlsVisitor.trusting(certificate());
			HttpResponse<String> page = get(owner, listener.port(), "/index.html?cookie=" + WebSandbox.COOKIE);
			assertThat(page.body()).contains("class=\"owner\"");
			String origin = "https://127.0.0.1:" + listener.port();
			WebSocketTalk talk = WebSocketTalk.begin(owner, URI.create(origin + "/webssh/ws"), origin).join();
			assertThat(talk.next()).isEqualTo("welcome");
			talk.say(PASSWORD);
			assertThat(talk.next()).isEqualTo(PASSWORD);
			talk.socket().abort();
			assertThat(get(owner, listener.port(), "/webssh/seen").body()).contains("GET /webssh/ws")
				.doesNotContainIgnoringCase("cookie", "osmanager_session");
			assertThat(listener.heard()).hasSizeGreaterThan(4000)
				.doesNotContain(WebSandbox.COOKIE, PASSWORD, "osmanager_session", "HTTP/1.1");
		}
	}

	@ParameterizedTest
	@CsvSource({ "-tls1,false", "-tls1_1,false", "-tls1_2,true", "-tls1_3,true",
			"-tls1_2 -cipher AES128-GCM-SHA256,false", "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA,false",
			"-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384,true",
			"-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305,true" })
	void speaksTheseProtocolsOnly(String options, boolean spoken) {
		List<String> command = new ArrayList<>(
				List.of("openssl", "s_client", "-connect", "127.0.0.1:" + PORT, "-CAfile", certificate().toString()));
		for (String option : options.split(" ")) {
			command.add(option.replaceFirst("^(ECDHE.*|AES.*)", "$1@SECLEVEL=0"));
		}
		if (!options.contains("cipher") && !options.contains("1_3")) {
			command.addAll(List.of("-cipher", "DEFAULT@SECLEVEL=0"));
		}
		CommandResult result = new CommandRunner(CommandPolicy.runEverything()).run(Command.of(command).withInput(""));
		assertThat(result.succeeded()).as("%s: %s", result.output(), result.errors()).isEqualTo(spoken);
	}

	@Test
	void manyHandshakesKeepNobodyElseAway() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger done = new AtomicInteger();
		List<Thread> crowd = IntStream.range(0, 8)
			.mapToObj((_) -> Thread.ofVirtual().start(() -> shakeHands(over, done)))
			.toList();
		try {
			await().until(() -> done.get() > 20);
			long begin = System.nanoTime();
			for (int visits = 0; visits < 5; visits++) {
				assertThat(web.visit("/").statusCode()).isEqualTo(200);
				assertThat(get(TlsVisitor.trusting(certificate()), PORT, "/").statusCode()).isEqualTo(200);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
		}
		finally {
			over.set(true);
			for (Thread each : crowd) {
				each.join();
			}
		}
	}

	private static void shakeHands(AtomicBoolean over, AtomicInteger done) {
		while (!over.get()) {
			try {
				TlsVisitor.connect(PORT).close();
				done.incrementAndGet();
			}
			catch (IOException | GeneralSecurityException ex) {
				// It had to go for somebody else.
			}
		}
	}

	private static void awaitTerminal() {
		TerminalServer server = web.bean(TerminalServer.class);
		await().atMost(Duration.ofSeconds(60)).until(() -> server.state() instanceof TerminalState.Running);
		assertThat(server.exposure()).as("with HTTPS").hasToString("GATED");
	}

	private static Path certificate() {
		return web.sandbox.home("run/https.pem");
	}

	private static HttpResponse<String> get(HttpClient client, int port, String path)
			throws IOException, InterruptedException {
		return client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(60))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
