package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The real shellinaboxd behind the page's own port. */
@StartsPrograms
class TerminalGateTests {

	private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

	private static final String FIRST_POLL = "width=80&height=24&rooturl=http%3A%2F%2F127.0.0.1%2Fwebssh%2F";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@BeforeEach
	void awaitTerminal() {
		assumeThat(new Programs().find("shellinaboxd"))
			.as("SKIPPED: shellinaboxd is not installed here (package shellinabox)")
			.isPresent();
		TerminalServer server = web.bean(TerminalServer.class);
		await().atMost(Duration.ofSeconds(30)).until(() -> server.state() instanceof TerminalState.Running);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/webssh", "/webssh/", "/webssh/ShellInABox.js", "/webssh/plain", "/webssh/?" })
	void keepsEverybodyElseAway(String address) throws Exception {
		assertThat(web.visit(address).statusCode()).isEqualTo(403);
		assertThat(web.visit(address, "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(403);
		HttpResponse<String> poll = post(HttpClient.newHttpClient(), address, FIRST_POLL, ownOrigin());
		assertThat(poll.statusCode()).isEqualTo(403);
		assertThat(poll.body()).doesNotContain("session");
	}

	@Test
	void carriesPageAndResourcesForTheOwner() throws Exception {
		HttpResponse<String> page = web.get(web.owner(), "/webssh");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getPath()).isEqualTo("/webssh/");
		assertThat(page.body()).contains("ShellInABox.js");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("'unsafe-inline'",
				"frame-ancestors 'self'");
		HttpResponse<String> script = web.get(web.owner(), "/webssh/ShellInABox.js");
		assertThat(script.statusCode()).isEqualTo(200);
		assertThat(script.body()).hasSizeGreaterThan(50_000).contains("function ShellInABox");
		assertThat(web.get(web.owner(), "/webssh/no-such-thing").statusCode()).isEqualTo(404);
	}

	@Test
	void carriesASession() throws Exception {
		HttpClient owner = web.owner();
		HttpResponse<String> first = post(owner, "/webssh/?", FIRST_POLL, ownOrigin());
		assertThat(first.statusCode()).isEqualTo(200);
		String session = Pattern.compile("\"session\":\"([^\"]+)\"")
			.matcher(first.body())
			.results()
			.map((MatchResult match) -> match.group(1))
			.findFirst()
			.orElseThrow();
		String poll = "width=80&height=24&session=" + session.replace("/", "%2F").replace("+", "%2B");
		HttpResponse<String> prompt = post(owner, "/webssh/?", poll, ownOrigin());
		assertThat(prompt.body()).contains("login:");
		// "nobody" and return, in the page's own notation.
		post(owner, "/webssh/?", poll + "&keys=6E6F626F64790D", ownOrigin());
		assertThat(post(owner, "/webssh/?", poll, ownOrigin()).body()).contains("nobody");
		assertThat(web.bean(MeterRegistry.class).get("osmanager.webssh.sessions").gauge().value()).isEqualTo(1);
		assertThat(post(HttpClient.newHttpClient(), "/webssh/?", poll, ownOrigin()).statusCode())
			.as("somebody else's poll of that session")
			.isEqualTo(403);
	}

	@Test
	void refusesWhatOtherPagesAskFor() throws Exception {
		HttpClient owner = web.owner();
		assertThat(post(owner, "/webssh/?", FIRST_POLL, "http://evil.example").statusCode()).isEqualTo(403);
		assertThat(post(owner, "/webssh/?", FIRST_POLL, "http://127.0.0.1:1").statusCode()).isEqualTo(403);
		assertThat(post(owner, "/webssh/?", FIRST_POLL, "null").statusCode()).isEqualTo(403);
		assertThat(web.get(owner, "/webssh/", "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
		assertThat(web
			.get(owner, "/webssh/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest",
					"document")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void refusesMoreThanAScreenfulAtOnce() throws Exception {
		assertThat(post(web.owner(), "/webssh/?", "keys=" + "61".repeat(200_000), ownOrigin()).statusCode())
			.isEqualTo(413);
	}

	private static String ownOrigin() {
		return "http://127.0.0.1:" + web.port();
	}

	private static HttpResponse<String> post(HttpClient client, String address, String body, String origin)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(web.uri(address))
			.header("Content-Type", FORM)
			.header("Origin", origin)
			.timeout(Duration.ofSeconds(60))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return client.send(request, HttpResponse.BodyHandlers.ofString());
	}

}
