package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What hostile requests come to, byte for byte as they are sent. */
class AttackTests {

	private static final String SECRET = "the content of a file outside";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@BeforeAll
	static void layTraps() throws IOException {
		web.sandbox.write("secret.txt", SECRET);
		web.sandbox.write("custom/www/secret.txt", SECRET);
		web.sandbox.write("custom/www/nocookie/.htpasswd", SECRET);
		web.sandbox.write("custom/www/nocookie/.git/config", SECRET);
		web.sandbox.write("custom/www/nocookie/sub/page.txt", "fine");
		web.sandbox.write("custom/www/withcookie/private.txt", SECRET);
		Path pages = web.sandbox.home("custom/www/nocookie");
		Files.createSymbolicLink(pages.resolve("link.txt"), web.sandbox.home("secret.txt"));
		Files.createSymbolicLink(pages.resolve("folder"), web.sandbox.home("."));
		Files.createSymbolicLink(pages.resolve("inside.txt"), pages.resolve("sub/page.txt"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/../secret.txt", "/../../../secret.txt", "/sub/../../secret.txt", "/%2e%2e/secret.txt",
			"/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt", "/%252e%252e/secret.txt",
			"/%c0%ae%c0%ae/secret.txt", "/%c0%ae%c0%ae%c0%afsecret.txt", "/..;/secret.txt", "/..;x=1/secret.txt",
			"/sub/..%00/secret.txt", "/secret.txt%00.html", "//secret.txt", "/./../secret.txt", "/.../secret.txt",
			"/%uff0e%uff0e/secret.txt", "/.htpasswd", "/%2ehtpasswd", "/.git/config", "/.git%2fconfig", "/link.txt",
			"/folder/secret.txt", "/folder/custom/www/secret.txt", "/../withcookie/private.txt", "/private.txt",
			"/withcookie/private.txt", "/file:%2f%2f/secret.txt", "/classpath:application.properties",
			"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/%20/../../secret.txt", "/sub/%2e%2e/%2e%2e/secret.txt" })
	void noFileOutsideIsEverSent(String target) throws IOException {
		String answer = send("GET " + target + " HTTP/1.1\r\nHost: i\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain(SECRET, "\tat ", "Exception", "Tomcat");
	}

	@Test
	void linksThatStayInsideAreFollowed() throws IOException {
		assertThat(send("GET /inside.txt HTTP/1.1\r\nHost: i\r\nConnection: close\r\n\r\n")).endsWith("fine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example.org", "127.0.0.1:1@evil.example.org", "evil.example.org:80",
			"localhost.evil.org" })
	void aHostileHostNameBendsNothing(String host) throws IOException {
		String page = send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		assertThat(page).doesNotContain("evil");
		String signIn = send(
				"GET /?cookie=" + WebSandbox.COOKIE + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		assertThat(signIn).doesNotContain("evil");
		String health = send("GET /actuator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		assertThat(health).doesNotContain("components");
		assertThat(send("GET /api/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
			.doesNotContain("overall");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/?lang=zh%0d%0aX-Evil:1", "/?lang=zh&x=%0d%0aX-Evil:1", "/sub?%0d%0aX-Evil:%201",
			"/?cookie=%0d%0aX-Evil:1" })
	void noHeaderCanBeInjected(String target) throws IOException {
		assertThat(send("GET " + target + " HTTP/1.1\r\nHost: i\r\nConnection: close\r\n\r\n"))
			.doesNotContain("\r\nX-Evil");
	}

	@Test
	void aRedirectNeverLeadsElsewhere() throws IOException {
		String answer = send("GET //evil.example.org/..;/?lang=zh HTTP/1.1\r\nHost: i\r\nConnection: close\r\n\r\n");
		assertThat(answer).doesNotContain("Location: //").doesNotContain("Location: http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "__${7*7}__", "${7*7}", "*{7*7}", "~{secret}", "[[${7*7}]]", "T(java.lang.Runtime)" })
	void valuesAreNeverTemplates(String value) throws Exception {
		web.sandbox.write("build/VERSION", "Appliance: 1.0\n" + value + ": 1\n");
		try {
			assertThat(web.visit("/").body()).contains("<h1>" + value.replace("'", "&#39;") + "</h1>")
				.doesNotContain("<h1>49");
			assertThat(web.visit("/__%24%7B7*7%7D__::.x").body()).doesNotContain("49");
		}
		finally {
			web.sandbox.write("build/VERSION", "Appliance: 1.0\nRedmine: 2.3.1\n");
		}
	}

	@Test
	void hugeHeadersAreRefused() throws IOException {
		String answer = send("GET / HTTP/1.1\r\nHost: i\r\nX-Big: " + "a".repeat(40_000) + "\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 4");
	}

	@Test
	void slowClientsKeepNobodyElseWaiting() throws Exception {
		try (SlowClients slow = new SlowClients(web.port(), 100, SlowClients.BEGINNING)) {
			assertThat(web.visit("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void moreSlowClientsThanThereAreConnectionsAreShownOut() throws Exception {
		try (SlowClients slow = new SlowClients(web.port(), 300, SlowClients.BEGINNING)) {
			slow.drip();
			assertThat(web.visit("/").statusCode()).isEqualTo(200);
			assertThat(slow.firstIsClosed()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST / HTTP/1.1\r\nHost: i\r\nContent-Length: 100000\r\n\r\n",
			"POST /sign-out HTTP/1.1\r\nHost: i\r\nContent-Length: 100000\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: i\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n" })
	void bodiesHaveADeadlineAsHeadsHave(String head) throws Exception {
		try (SlowClients slow = new SlowClients(web.port(), 10, head)) {
			slow.drip();
			assertThat(slow.firstIsClosed()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/style.css", "/nothing", "/api/status", "/actuator/health", "/sub" })
	void everyAnswerHasTheSecurityHeaders(String target) throws Exception {
		var headers = web.visit(target, "X-Forwarded-For", "192.0.2.9").headers();
		assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
		assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(
				(policy) -> assertThat(policy).contains("frame-ancestors").doesNotContain("'unsafe-inline'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/..%2fsecret.txt", "/a|b", "/%00", "/..;/x", "/%2e%2e/x" })
	void whatTheServerRefusesItselfHasThemToo(String target) throws IOException {
		String answer = send("GET " + target + " HTTP/1.1\r\nHost: i\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 4")
			.contains("X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "frame-ancestors 'self'");
	}

	private static String send(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", web.port())) {
			socket.setSoTimeout(15_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

}
