package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketDecoder;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class ControllerPageTests {

	private static final SharedKey KEY = new SharedKey("a key");

	private final SetClock clock = new SetClock();

	private final SetTicker ticker = new SetTicker();

	private final SimulatedController controller = new SimulatedController(ControllerOptions.onLoopback(KEY),
			this.clock, (_) -> {
			});

	private final HttpClient client = HttpClient.newHttpClient();

	private final ControllerPage page;

	private volatile Runnable beforeEcho = () -> {
	};

	ControllerPageTests() throws IOException {
		this.page = new ControllerPage(this.controller.start(),
				new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this.ticker);
	}

	@AfterEach
	void stop() {
		this.page.close();
		this.controller.close();
		this.client.close();
	}

	@Test
	void saysClearlyWhatItIs() throws Exception {
		assertThat(get("/").body()).contains("Development controller", "It is no cloud");
		assertThat(get("/instances").body()).contains("No instance has registered yet");
		assertThat(get("/nothing").statusCode()).isEqualTo(404);
		assertThat(get("/query?tag=1").statusCode()).isEqualTo(405);
	}

	@Test
	void showsAndAsksAnInstance() throws Exception {
		try (Socket agent = new Socket(InetAddress.getLoopbackAddress(), this.controller.port())) {
			Thread.ofVirtual().start(() -> play(agent, "<b>10.0.0.5</b>"));
			await().until(() -> get("/instances").body().contains("serving"));
			assertThat(get("/instances").body()).contains("<td>10</td>", "&lt;b&gt;10.0.0.5&lt;/b&gt;", "2000");
			assertThat(get("/metrics").body()).contains(
					"# TYPE osmanager_development_controller_instance_serving gauge",
					"osmanager_development_controller_instance_serving{tag=\"10\"} 1",
					"osmanager_development_controller_instance_registrations_total{tag=\"10\"} 1");
			assertThat(post("/query?tag=10").body()).contains("instance 10", "status 5 (serving)");
			assertThat(post("/echo?tag=10").body()).contains("echoed after");
		}
		await().until(() -> get("/instances").body().contains("gone"));
		assertThat(post("/query?tag=10").body()).isEqualTo("Instance 10 is not registered");
		assertThat(post("/echo?tag=x").body()).isEqualTo("Instance 0 is not registered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-8H", "PT8H", "P-3650D", "P3650D" })
	void clockThatIsSetDoesNoHarm(Duration step) throws Exception {
		try (Socket agent = new Socket(InetAddress.getLoopbackAddress(), this.controller.port())) {
			this.beforeEcho = () -> {
				this.clock.forward(step);
				this.ticker.forward(Duration.ofMillis(3));
			};
			Thread.ofVirtual().start(() -> play(agent, "10.0.0.5"));
			await().until(() -> get("/instances").body().contains("serving"));
			assertThat(post("/echo?tag=10").body()).contains("echoed after 3000");
			assertThat(get("/instances").body()).contains(this.clock.instant().toString().substring(0, 4));
		}
	}

	@Test
	void portInUseIsSaid() {
		assertThatIOException()
			.isThrownBy(() -> new ControllerPage(this.controller,
					new InetSocketAddress(InetAddress.getLoopbackAddress(), this.page.port()), Ticker.SYSTEM))
			.withMessageContaining("--page-port");
	}

	// An agent of a few lines, so that the controller is not tested with our own agent
	// alone.
	private void play(Socket socket, String address) {
		try {
			PacketDecoder decoder = new PacketDecoder();
			send(socket, new Packet.AuthRequest(10, KEY.apply(Bytes.of(new byte[40]))));
			byte[] buffer = new byte[512];
			for (int length = 0; length >= 0; length = socket.getInputStream().read(buffer)) {
				decoder.add(buffer, length);
				for (Optional<Packet> each = decoder.next(); each.isPresent(); each = decoder.next()) {
					answer(socket, each.get(), address);
				}
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	private void answer(Socket socket, Packet packet, String address) throws IOException {
		switch (packet) {
			case Packet.AuthRequest(int tag, Bytes challenge) -> send(socket,
					new Packet.AuthReply(tag, KEY.apply(challenge)), new Packet.RegisterRequest(tag, 7, address));
			case Packet.RegisterReply _ -> send(socket, new Packet.Report(2000));
			case Packet.QueryRequest(int job) -> send(socket, new Packet.QueryReply(job, 10, 5, "10.0.0.5"));
			case Packet.EchoRequest(Bytes data) -> {
				this.beforeEcho.run();
				send(socket, new Packet.EchoReply(data));
			}
			default -> {
			}
		}
	}

	private static void send(Socket socket, Packet... packets) throws IOException {
		socket.getOutputStream().write(PacketEncoder.encode(List.of(packets)));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.page.port() + path);
	}

}
