package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that take more than their share. */
@Bounded
@Order(5)
class ClientTests extends InSandbox {

	private static final Duration OTHERS = Duration.ofSeconds(15);

	@FaultTest(kind = "clients", fault = "220 connections ask for a file of 30 MB and do not read",
			expected = "others are served")
	void askAndDoNotRead(Observation seen) throws Exception {
		Path file = service().sandbox().home().resolve("custom/www/nocookie/large.bin");
		Files.write(file, new byte[30 << 20]);
		service().start().awaitPage().awaitRegistered();
		under(seen, 220, "GET /large.bin HTTP/1.1\r\nHost: i\r\n\r\n", Duration.ofSeconds(30));
	}

	@FaultTest(kind = "clients", fault = "300 clients keep alive, with one request each 10 s",
			expected = "others are served")
	void keepAlive(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		List<Socket> clients = new ArrayList<>();
		long before = service().loggedBytes();
		try (PageWatch watch = service().watch()) {
			for (int round = 0; round < 3; round++) {
				int missing = 300 - clients.size();
				for (int i = 0; i < missing; i++) {
					connect(clients, "");
				}
				clients.removeIf((client) -> !write(client, "GET / HTTP/1.1\r\nHost: i\r\n\r\n"));
				lasting(Duration.ofSeconds(10));
			}
			note(seen, watch, before);
		}
		finally {
			close(clients);
		}
	}

	@FaultTest(kind = "clients", fault = "1000 connections that say nothing", expected = "others are served")
	void idle(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		under(seen, 1000, "", Duration.ofSeconds(20));
	}

	@FaultTest(kind = "clients", fault = "500 connections that never end their request", expected = "others are served")
	void slow(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		under(seen, 500, "GET / HTTP/1.1\r\nHost: i\r\nX-Long: " + "a".repeat(5000), Duration.ofSeconds(20));
	}

	@FaultTest(kind = "clients", fault = "2000 requests with refused methods", expected = "no line each")
	void refusedMethods(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		long before = service().loggedBytes();
		for (int i = 0; i < 2000; i++) {
			String method = List.of("POST", "PUT", "DELETE", "PROPFIND", "TRACE", "BREW").get(i % 6);
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service().port())) {
				write(socket, method + " / HTTP/1.1\r\nHost: i\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
				socket.getInputStream().readAllBytes();
			}
		}
		seen.logged(service().loggedBytes() - before, 2000);
	}

	private void under(Observation seen, int count, String request, Duration duration) throws Exception {
		long before = service().loggedBytes();
		List<Socket> clients = new ArrayList<>();
		try (PageWatch watch = service().watch()) {
			for (int i = 0; i < count; i++) {
				connect(clients, request);
			}
			lasting(duration);
			note(seen, watch, before);
		}
		finally {
			close(clients);
		}
		assertThat(service().answers()).isTrue();
	}

	private void note(Observation seen, PageWatch watch, long before) {
		assertThat(service().alive()).as("alive").isTrue();
		seen.note("others had %d pages meanwhile".formatted(watch.answers()));
		seen.logged(service().loggedBytes() - before, 20_000);
		seen.withoutPage(watch.longest(), OTHERS);
	}

	private void connect(List<Socket> clients, String request) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(4096);
		try {
			socket.connect(new InetSocketAddress("127.0.0.1", service().port()), 1000);
			write(socket, request);
			clients.add(socket);
		}
		catch (IOException ex) {
			socket.close();
		}
	}

	private static boolean write(Socket socket, String text) {
		try {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void close(List<Socket> clients) throws IOException {
		for (Socket client : clients) {
			client.close();
		}
	}

}
