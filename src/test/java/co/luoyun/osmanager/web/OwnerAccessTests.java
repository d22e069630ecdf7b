package co.luoyun.osmanager.web;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The owner's way in, and nobody else's. */
class OwnerAccessTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@Test
	void cookieOpensASessionAndLeavesTheAddress() throws Exception {
		HttpResponse<String> answer = web.visit("/index.html?a=1&cookie=" + WebSandbox.COOKIE + "&b=2");
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).contains("./index.html?a=1&b=2");
		assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(
				(cookie) -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Max-Age=43200", "Path=/")
					.doesNotContain(WebSandbox.COOKIE, "Secure"));
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void ownerSeesTheOwnersPage() throws Exception {
		HttpClient browser = RunningWeb.browser();
		HttpResponse<String> page = web.get(browser, "/?cookie=" + WebSandbox.COOKIE);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getQuery()).isNull();
		assertThat(page.body()).contains("class=\"owner\"", "i10.example.org", "Instance 10")
			.doesNotContain(WebSandbox.COOKIE, WebSandbox.KEY);
	}

	@Test
	void signingOutEndsTheSession() throws Exception {
		HttpClient owner = web.owner();
		HttpRequest signOut = HttpRequest.newBuilder(web.uri("/sign-out"))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> after = owner.send(signOut, HttpResponse.BodyHandlers.ofString());
		assertThat(after.statusCode()).isEqualTo(200);
		assertThat(after.body()).contains("class=\"public\"");
		assertThat(web.get(owner, "/").body()).contains("class=\"public\"");
	}

	@Test
	void whoWasSignedOutByARestartIsToldSoOnce() throws Exception {
		String former = "osmanager_session_10=of-a-former-life; osmanager_owner_10=1";
		HttpResponse<String> page = web.visit("/index.html", "Cookie", former, "Accept", "text/html");
		assertThat(page.body()).contains("class=\"public\"", "You were signed out");
		assertThat(page.headers().allValues("Set-Cookie")).hasSize(2)
			.allMatch((cookie) -> cookie.contains("Max-Age=0"));
		assertThat(web.visit("/index.html").body()).doesNotContain("You were signed out");
	}

	@Test
	void anotherInstanceBehindTheSameAddressIsLeftSignedIn() throws Exception {
		HttpResponse<String> page = web.visit("/?cookie=" + WebSandbox.COOKIE, "Cookie", "osmanager_session_11=other");
		assertThat(page.headers().allValues("Set-Cookie"))
			.allMatch((cookie) -> cookie.matches("osmanager_[a-z]+_10=.*"));
		assertThat(web.visit("/", "Cookie", "osmanager_session_11=other; osmanager_owner_11=1", "Accept", "text/html")
			.headers()
			.allValues("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "X-Forwarded-Proto | https,http", "X-Forwarded-Proto | HTTPS , http",
			"Forwarded | for=192.0.2.1;proto=https;host=a, for=10.0.0.1;proto=http", "Forwarded | Proto=\"https\"" })
	void theFirstOfAChainOfProxiesIsTheBrowsers(String header, String value) throws Exception {
		assertThat(web.visit("/?cookie=" + WebSandbox.COOKIE, header, value).headers().allValues("Set-Cookie"))
			.hasSize(2)
			.allMatch((cookie) -> cookie.contains("Secure"));
		assertThat(web.visit("/?lang=zh", header, value, "X-Forwarded-Prefix", "/cloud/i10")
			.headers()
			.firstValue("Set-Cookie"))
			.hasValueSatisfying((cookie) -> assertThat(cookie).contains("Path=/cloud/i10/", "Secure"));
	}

	@Test
	void aFormOnAnotherSiteSignsNobodyOut() throws Exception {
		HttpRequest withoutSession = HttpRequest.newBuilder(web.uri("/sign-out"))
			.header("Cookie", "osmanager_owner_10=1")
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(withoutSession, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void anotherCookieInTheConfigurationEndsEverySession() throws Exception {
		HttpClient owner = web.owner();
		web.bean(CurrentConfiguration.class).set(WebSandbox.configured("another-cookie"));
		assertThat(web.get(owner, "/").body()).contains("class=\"public\"");
	}

	@Test
	void wrongCookieShowsThePublicPageAndSaysSo() throws Exception {
		HttpResponse<String> page = web.visit("/index.html?cookie=wrong", "X-Forwarded-For", "192.0.2.77");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("class=\"public\"", "not valid any more");
		assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void withoutAConfiguredCookieThereIsNoOwner() throws Exception {
		for (Configuration nobody : List.of(
				new Configuration.Unconfigured(Message.plain("no floppy"), List.of(), List.of()),
				WebSandbox.configured(""))) {
			web.bean(CurrentConfiguration.class).set(nobody);
			for (String guess : List.of("", "null", "******")) {
				HttpResponse<String> page = web.visit("/?cookie=" + guess, "X-Forwarded-For",
						"198.51.100." + guess.length());
				assertThat(page.body()).contains("class=\"public\"");
				assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
			}
		}
	}

	@Test
	void guessingIsSlowedDownAndTheRightCookieNever() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThat(web.visit("/?cookie=guess" + i, "X-Forwarded-For", "203.0.113.5").statusCode()).isEqualTo(200);
		}
		HttpResponse<String> slowed = web.visit("/?cookie=guess", "X-Forwarded-For", "203.0.113.5");
		assertThat(slowed.statusCode()).isEqualTo(429);
		assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
		assertThat(slowed.body()).contains("Too many tries");
		assertThat(web.visit("/?cookie=" + WebSandbox.COOKIE, "X-Forwarded-For", "203.0.113.5").statusCode())
			.as("the owner behind the same proxy")
			.isEqualTo(303);
	}

	@Test
	void anImageOnAnotherPageNeitherGuessesNorSignsIn() throws Exception {
		String[] image = { "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image",
				"X-Forwarded-For", "203.0.113.9" };
		for (int i = 0; i < 20; i++) {
			HttpResponse<String> answer = web.visit("/?cookie=wrong" + i, image);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).doesNotContain("not valid any more");
		}
		assertThat(web.visit("/?cookie=" + WebSandbox.COOKIE, image).headers().allValues("Set-Cookie")).isEmpty();
		HttpResponse<String> bounce = web.visit("/", "Cookie", "osmanager_owner_10=1", "Accept", "text/html",
				"Sec-Fetch-Mode", "no-cors");
		assertThat(bounce.body()).doesNotContain("http-equiv=\"refresh\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%63ookie", "cook%69e", "%63%6f%6f%6b%69%65" })
	void theCookieLeavesTheAddressHoweverItsNameIsWritten(String name) throws Exception {
		HttpResponse<String> page = web.get(RunningWeb.browser(), "/?" + name + "=" + WebSandbox.COOKIE + "&a=1");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("class=\"owner\"");
		assertThat(page.uri().getRawQuery()).isEqualTo("a=1");
		assertThat(web.visit("/?l%61ng=zh").headers().firstValue("Location")).contains("./");
	}

	@Test
	void aBrowserThatKeepsTheStrictCookieBackIsAskedOnceMore() throws Exception {
		HttpResponse<String> bounce = web.visit("/index.html", "Cookie", "osmanager_owner_10=1", "Accept", "text/html");
		assertThat(bounce.body()).contains("http-equiv=\"refresh\" content=\"0;url=./index.html\"");
		assertThat(bounce.headers().firstValue("Set-Cookie")).hasValueSatisfying(
				(cookie) -> assertThat(cookie).startsWith("osmanager_owner_10=;").contains("Max-Age=0"));
	}

	@Test
	void cookiesBehindAProxyHaveItsPathAndAreSecureUnderHttps() throws Exception {
		HttpResponse<String> answer = web.visit("/?cookie=" + WebSandbox.COOKIE, "X-Forwarded-Prefix", "/cloud/i10",
				"X-Forwarded-Proto", "https");
		assertThat(answer.headers().allValues("Set-Cookie"))
			.allSatisfy((cookie) -> assertThat(cookie).contains("Path=/cloud/i10/", "Secure"));
		HttpResponse<String> hostile = web.visit("/?cookie=" + WebSandbox.COOKIE, "X-Forwarded-Prefix",
				"/; Domain=example.org");
		assertThat(hostile.headers().allValues("Set-Cookie"))
			.allSatisfy((cookie) -> assertThat(cookie).contains("Path=/;").doesNotContain("example.org"));
	}

	@Test
	void healthHasDetailsForTheOwnerAndThisMachineOnly() throws Exception {
		Map<String, String> proxy = Map.of("X-Forwarded-For", "192.0.2.1", "Via", "1.1 proxy", "Forwarded", "for=_x",
				"X-Real-IP", "192.0.2.1");
		assertThat(web.visit("/actuator/health").body()).contains("components");
		for (Map.Entry<String, String> header : proxy.entrySet()) {
			assertThat(web.visit("/actuator/health", header.getKey(), header.getValue()).body()).contains("\"status\"")
				.doesNotContain("components");
		}
		assertThat(web.get(web.owner(), "/actuator/health", "X-Forwarded-For", "192.0.2.1").body())
			.contains("components");
	}

	@Test
	void anAddressOnThisMachineShowsNothing() throws Exception {
		for (String path : List.of("/actuator", "/actuator/metrics", "/actuator/prometheus", "/actuator/startup",
				"/actuator/env")) {
			assertThat(web.visit(path).statusCode()).as(path).isEqualTo(404);
			assertThat(web.visit(path, "Authorization", "Bearer x").statusCode()).as(path).isEqualTo(404);
		}
		assertThat(web.visit("/api/status").statusCode()).isEqualTo(403);
	}

	@Test
	void rootOfThisMachineShowsTheTokenThatOnlyRootCanRead() throws Exception {
		Path token = web.sandbox.home("run/osmanager.token");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token))).isEqualTo("rw-------");
		String[] root = { "Authorization", "Bearer " + Files.readString(token), "X-Forwarded-For", "192.0.2.1" };
		assertThat(web.visit("/api/status", root).body()).contains("\"overall\"");
		assertThat(web.visit("/actuator/prometheus", root).statusCode()).isEqualTo(200);
		assertThat(web.visit("/actuator/health", root).body()).contains("components");
		assertThat(web.visit("/", root).body()).as("is not the owner").contains("class=\"public\"");
	}

	@Test
	void monitoringHasTheMetricsByATokenOfItsOwn() throws Exception {
		String[] monitoring = { "Authorization", "Bearer a-token-of-the-monitoring-server" };
		web.sandbox.write("conf/metrics.token", "a-token-of-the-monitoring-server\n");
		Path file = web.sandbox.home("conf/metrics.token");
		try {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
			assertThat(web.visit("/actuator/prometheus", monitoring).statusCode()).as("read by all").isEqualTo(404);
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
			assertThat(web.visit("/actuator/prometheus", monitoring).body()).contains("osmanager_");
			assertThat(web.visit("/actuator/startup", monitoring).statusCode()).isEqualTo(404);
			assertThat(web.visit("/api/status", monitoring).statusCode()).isEqualTo(403);
			web.sandbox.write("conf/metrics.token", "short");
			assertThat(web.visit("/actuator/prometheus", "Authorization", "Bearer short").statusCode()).isEqualTo(404);
		}
		finally {
			Files.delete(file);
		}
	}

}
