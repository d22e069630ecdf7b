package co.luoyun.osmanager;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.sandbox.Sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** OS Manager in a process of its own, on a sandbox. */
@StartsPrograms
final class JavaService implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Process process;

	private final Path output;

	private final int port;

	private JavaService(Process process, Path output, int port) {
		this.process = process;
		this.output = output;
		this.port = port;
	}

	/**
	 * Starts it.
	 * @param in the folder that it is started from
	 * @param before what stands before java in the command, such as nohup
	 */
	static JavaService start(Sandbox sandbox, Path in, List<String> before, Map<String, String> environment,
			String... settings) throws IOException {
		int port = FreePort.find();
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				OsManagerApplication.class.getName(), "run", "--osmanager.root=" + sandbox.root(),
				"--osmanager.floppy.device=" + sandbox.floppy(), "--osmanager.webssh.exposure=gated",
				"--osmanager.web.https.enabled=false", "--osmanager.webssh.port=" + FreePort.find()));
		command.addAll(List.of(settings));
		Path output = Files.createTempFile(sandbox.folder(), "output", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("SERVER_PORT", Integer.toString(port));
		builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
		builder.environment().putAll(environment);
		return new JavaService(builder.start(), output, port);
	}

	static JavaService start(Sandbox sandbox, String... settings) throws IOException {
		return start(sandbox, sandbox.folder(), List.of(), Map.of(), settings);
	}

	Process process() {
		return this.process;
	}

	String output() throws IOException {
		return Files.readString(this.output);
	}

	void awaitOutput(String part) {
		await().atMost(PATIENCE).until(this::output, (text) -> text.contains(part) || !this.process.isAlive());
		assertThat(contentOf()).contains(part);
	}

	void awaitPage() throws IOException {
		await().atMost(PATIENCE).until(() -> pageAnswers() || !this.process.isAlive());
		assertThat(this.process.isAlive()).as(output()).isTrue();
	}

	void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
	}

	int awaitEnd() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(contentOf()).isTrue();
		return this.process.exitValue();
	}

	private String contentOf() {
		try {
			return output();
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private boolean pageAnswers() throws InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/")).build();
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

}
