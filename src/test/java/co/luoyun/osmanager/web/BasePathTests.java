package co.luoyun.osmanager.web;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;

import co.luoyun.osmanager.OsManagerApplication;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Below a path, and on IPv6. */
class BasePathTests {

	private static final WebSandbox SANDBOX = new WebSandbox();

	private static AutoCloseable service = () -> {
	};

	private static String url = "";

	@BeforeAll
	static void start() throws Exception {
		String[] arguments = SANDBOX.arguments();
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = arguments[i].replace("--server.address=127.0.0.1", "--server.address=::1");
		}
		ConfigurableApplicationContext context = SpringApplication.run(OsManagerApplication.class,
				String.join("\n", String.join("\n", arguments), "--server.servlet.context-path=/i10").split("\n"));
		service = context;
		context.getBean(CurrentConfiguration.class).set(WebSandbox.configured(WebSandbox.COOKIE));
		url = Files.readString(SANDBOX.home("run/osmanager.url")).strip();
	}

	@AfterAll
	static void stop() throws Exception {
		service.close();
		assertThat(SANDBOX.home("run/osmanager.url")).doesNotExist();
	}

	@Test
	void writesWhereItListens() {
		assertThat(url).matches("http://\\[0:0:0:0:0:0:0:1]:\\d+/i10/");
	}

	@Test
	void pagesFilesAndSigningInWork() throws Exception {
		HttpClient browser = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
		HttpResponse<String> page = get(browser, "?cookie=" + WebSandbox.COOKIE);
		assertThat(page.uri()).isEqualTo(URI.create(url));
		assertThat(page.body()).contains("class=\"owner\"", "href=\"./style.css\"");
		assertThat(get(browser, "style.css").statusCode()).isEqualTo(200);
		assertThat(get(browser, "no/such/page").body()).contains("../../style.css");
	}

	@Test
	void cookiesAreKeptToThePath() throws Exception {
		HttpResponse<String> answer = get(HttpClient.newHttpClient(), "?cookie=" + WebSandbox.COOKIE);
		assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty()
			.allSatisfy((cookie) -> assertThat(cookie).contains("Path=/i10/;"));
	}

	@Test
	void loopbackIsThisMachineOnIpv6Too() throws Exception {
		assertThat(get(HttpClient.newHttpClient(), "actuator/health").body()).contains("components");
		assertThat(get(HttpClient.newHttpClient(), "actuator/health", "X-Forwarded-Host", "i10.example.org").body())
			.doesNotContain("components");
	}

	private static HttpResponse<String> get(HttpClient client, String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
