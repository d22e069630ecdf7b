package co.luoyun.osmanager.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Ending;
import co.luoyun.osmanager.process.Programs;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** {@code custom/scripts/status} with each of the programs that it can do with. */
@StartsPrograms
class SampleStatusScriptTests {

	private static final Path SCRIPT = Path.of("custom/scripts/status").toAbsolutePath();

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	@TempDir
	Path folder;

	private HttpServer page;

	@BeforeEach
	void serve() throws IOException {
		this.page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.page.createContext("/", (exchange) -> {
			int code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
			exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
			exchange.sendResponseHeaders(code, -1);
			exchange.close();
		});
		this.page.start();
	}

	@AfterEach
	void end() {
		this.page.stop(0);
	}

	@ParameterizedTest
	@CsvSource({ "curl, 200, 0", "curl, 302, 0", "curl, 404, 1", "curl, 503, 1", "wget, 200, 0", "wget, 302, 0",
			"wget, 404, 1", "wget, 503, 1", "bash, 200, 0", "bash, 302, 0", "bash, 404, 1", "bash, 503, 1" })
	void goesByTheAnswer(String program, int answer, int exit) throws IOException {
		CommandResult result = run("http://127.0.0.1:" + this.page.getAddress().getPort() + "/" + answer, program);
		assertThat(result.ending()).as(result.errors()).isEqualTo(new Ending.Exited(exit));
		assertThat(result.output()).contains("answers " + answer);
	}

	@ParameterizedTest
	@CsvSource({ "curl", "wget", "bash" })
	void isNotServingWithoutAnAnswer(String program) throws IOException {
		this.page.stop(0);
		CommandResult result = run("http://127.0.0.1:" + this.page.getAddress().getPort() + "/200", program);
		assertThat(result.ending()).isEqualTo(new Ending.Exited(1));
		assertThat(result.output()).contains("does not answer");
	}

	@Test
	void saysWhatItNeeds() throws IOException {
		CommandResult result = run("http://127.0.0.1:1/", "sh");
		assertThat(result.ending()).as("cannot tell").isEqualTo(new Ending.Exited(ApplicationStatus.CANNOT_TELL));
		assertThat(result.errors()).contains("Neither curl nor wget nor bash");
		assertThat(run("https://127.0.0.1:1/", "bash").ending())
			.isEqualTo(new Ending.Exited(ApplicationStatus.CANNOT_TELL));
	}

	private CommandResult run(String url, String program) throws IOException {
		for (String needed : List.of("sed", program)) {
			Optional<Path> found = new Programs().find(needed);
			assumeThat(found).as("SKIPPED: there is no " + needed + " here").isPresent();
			Path here = Files.writeString(this.folder.resolve(needed),
					"#!/bin/sh\nexec " + found.orElseThrow() + " \"$@\"\n");
			Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		return this.runner.run(Command.of("/bin/sh", SCRIPT.toString())
			.withEnvironment(
					Map.of("PATH", this.folder.toString(), "OSMANAGER_URL", url, "http_proxy", "http://127.0.0.1:1")));
	}

}
