package co.luoyun.osmanager.web;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.process.RunningProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A reverse proxy on the instance, in its default form: it adds nothing to what it passes
 * on, and a visitor's request looks as if it were made on this machine.
 */
@StartsPrograms
class ReverseProxyTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	private static final CommandRunner RUNNER = new CommandRunner(CommandPolicy.runEverything());

	private static final String EVERYBODYS = "\\{\"(groups\":\\[[^]]*],\")?status\":\"[A-Z]+\"}";

	private final int port = FreePort.find();

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void aVisitorSeesNothingButTheWordForEverybody(String mode, @TempDir Path folder) throws Exception {
		assumeThat(new Programs().find("haproxy")).as("SKIPPED: haproxy is not installed here").isPresent();
		assumeThat(System.getProperty("user.name")).as("SKIPPED: only root's haproxy takes another user")
			.isEqualTo("root");
		RunningProcess proxy = start(mode, folder);
		try {
			assertThat(ask("/actuator/health").body()).matches(EVERYBODYS);
			for (String path : List.of("/actuator/health/status", "/actuator/health/controller", "/actuator/metrics",
					"/actuator/prometheus", "/actuator/startup", "/actuator", "/api/status", "/api/log")) {
				assertThat(ask(path).statusCode()).as(path).isIn(401, 403, 404);
			}
		}
		finally {
			proxy.stop(Duration.ofSeconds(2));
		}
	}

	@Test
	void rootOfThisMachineSeesTheDetails() throws Exception {
		assertThat(web.visit("/actuator/health").body()).contains("\"components\"", "\"controller\"");
	}

	private RunningProcess start(String mode, Path folder) throws Exception {
		Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
				global
				    user nobody
				defaults
				    mode %s
				    timeout connect 10s
				    timeout client 1m
				    timeout server 1m
				listen page
				    bind 127.0.0.1:%d
				    server page 127.0.0.1:%d
				""".formatted(mode, this.port, web.port()));
		RunningProcess proxy = RUNNER.start(Command.of("haproxy", "-db", "-f", configuration.toString()),
				System.err::println);
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
			new Socket(InetAddress.getLoopbackAddress(), this.port).close();
			return true;
		});
		return proxy;
	}

	// The host that it names is loopback's, as a visitor can make it.
	private HttpResponse<String> ask(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(web.uri(path).resolve("http://127.0.0.1:" + this.port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
