package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session of the web terminal, as the script of shellinabox's page has it: the screen
 * comes as the answers to requests that wait, keys go as hexadecimal digits.
 */
final class WebTerminal implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final URI address;

	private final String session;

	private final StringBuilder screen = new StringBuilder();

	WebTerminal(String host, int port) throws IOException, InterruptedException {
		this.address = URI.create("http://" + host + ":" + port + "/?");
		JsonNode answer = post("rooturl=" + this.address);
		this.session = answer.path("session").asString("");
		assertThat(this.session).as("session in %s", answer).isNotEmpty();
		this.screen.append(answer.path("data").asString(""));
	}

	/** Waits until the terminal has written a text, and forgets all up to it. */
	void expect(String text) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (this.screen.indexOf(text) < 0) {
			assertThat(System.nanoTime()).as("%s is not on the screen: %s", text, this.screen).isLessThan(deadline);
			this.screen.append(post("session=" + this.session).path("data").asString(""));
		}
		this.screen.delete(0, this.screen.indexOf(text) + text.length());
	}

	/** Types a line. */
	void type(String line) throws IOException, InterruptedException {
		String keys = HexFormat.of().withUpperCase().formatHex((line + "\r").getBytes(StandardCharsets.US_ASCII));
		post("session=" + this.session + "&keys=" + keys);
	}

	private JsonNode post(String parameters) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.address)
			.timeout(PATIENCE)
			.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
			.POST(HttpRequest.BodyPublishers.ofString("width=80&height=24&" + parameters))
			.build();
		HttpResponse<String> answer = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as("answer of the terminal: %s", answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
	}

	@Override
	public void close() {
		this.client.close();
	}

}
