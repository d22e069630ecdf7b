package co.luoyun.osmanager;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.web.access.LocalToken;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** OS Manager as started by its main method on a sandbox, and a browser to look at it. */
final class Instance implements AutoCloseable {

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final int port;

	private final ConfigurableApplicationContext context;

	private Instance(int port, ConfigurableApplicationContext context) {
		this.port = port;
		this.context = context;
	}

	static Instance start(Sandbox sandbox, int port, String... settings) {
		return start(sandbox.root(), sandbox.floppy(), port, settings);
	}

	static Instance start(Path root, Path floppy, int port, String... settings) {
		List<String> args = new ArrayList<>(List.of("--osmanager.root=" + root, "--osmanager.floppy.device=" + floppy,
				"--server.address=127.0.0.1", "--server.port=" + port, "--osmanager.webssh.exposure=gated",
				"--osmanager.web.https.enabled=false", "--osmanager.status.url=http://127.0.0.1:" + port + "/",
				"--osmanager.webssh.port=" + FreePort.find()));
		args.addAll(List.of(settings));
		return new Instance(port,
				SpringApplication.from(OsManagerApplication::main)
					.run(args.toArray(String[]::new))
					.getApplicationContext());
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		URI address = URI.create("http://127.0.0.1:" + this.port + path);
		HttpRequest request = HttpRequest.newBuilder(address)
			.timeout(Duration.ofSeconds(10))
			.header("Authorization", LocalToken.authorization(this.context.getBean(SystemRoot.class)))
			.build();
		return this.browser.send(request, HttpResponse.BodyHandlers.ofString());
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
