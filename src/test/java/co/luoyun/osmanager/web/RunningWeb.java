package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.OsManagerApplication;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** OS Manager itself, running in a sandbox for the tests of one class. */
public final class RunningWeb implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	public final WebSandbox sandbox = new WebSandbox();

	private final String[] more;

	private Class<?>[] sources = { OsManagerApplication.class };

	private ServletWebServerApplicationContext context = new ServletWebServerApplicationContext();

	/**
	 * Not running yet.
	 * @param more arguments besides the sandbox's own, or in their place
	 */
	public RunningWeb(String... more) {
		this.more = more.clone();
	}

	/** Has the beans of a further configuration as well. */
	public RunningWeb with(Class<?> configuration) {
		this.sources = new Class<?>[] { OsManagerApplication.class, configuration };
		return this;
	}

	@Override
	public void beforeAll(ExtensionContext test) {
		start();
	}

	/** Starts it with a configuration that has a cookie. */
	void start() {
		Map<String, String> arguments = new LinkedHashMap<>();
		Stream.of(this.sandbox.arguments(), this.more)
			.flatMap(Stream::of)
			.forEach((argument) -> arguments.put(argument.split("=", 2)[0], argument));
		this.context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(this.sources)
			.run(arguments.values().toArray(String[]::new));
		configure();
	}

	private void configure() {
		bean(CurrentConfiguration.class).set(WebSandbox.configured(WebSandbox.COOKIE));
	}

	@Override
	public void beforeEach(ExtensionContext test) {
		configure();
	}

	@Override
	public void afterAll(ExtensionContext test) {
		stop();
	}

	/** Stops it as systemd would. */
	void stop() {
		this.context.close();
	}

	public ApplicationContext context() {
		return this.context;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	int port() {
		return Objects.requireNonNull(this.context.getWebServer()).getPort();
	}

	URI uri(String pathAndQuery) {
		return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
	}

	/** A client that keeps cookies and follows redirects, as a browser does. */
	static HttpClient browser() {
		return HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
	}

	/** A client that has signed in as the owner. */
	public HttpClient owner() throws IOException, InterruptedException {
		HttpClient client = browser();
		get(client, "/index.html?cookie=" + WebSandbox.COOKIE);
		return client;
	}

	public HttpResponse<String> get(HttpClient client, String pathAndQuery, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(pathAndQuery)).timeout(Duration.ofSeconds(60));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	/** Posts a form. */
	HttpResponse<String> post(HttpClient client, String pathAndQuery, String body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri(pathAndQuery))
			.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
			.headers(headers)
			.timeout(Duration.ofSeconds(60))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return client.send(request, HttpResponse.BodyHandlers.ofString());
	}

	/** The Cookie header of a client that has signed in as the owner. */
	String sessionCookie() throws IOException, InterruptedException {
		HttpResponse<String> answer = visit("/index.html?cookie=" + WebSandbox.COOKIE);
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
			.collect(Collectors.joining("; "));
	}

	/** As a visitor from elsewhere, without cookies or redirects. */
	public HttpResponse<String> visit(String pathAndQuery, String... headers) throws IOException, InterruptedException {
		return get(HttpClient.newHttpClient(), pathAndQuery, headers);
	}

}
