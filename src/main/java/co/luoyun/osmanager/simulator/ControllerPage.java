package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.Ticker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * The development controller's live page: its instances with buttons to query them and to
 * ask for an echo, and the same as Prometheus metrics under {@code /metrics}.
 */
public final class ControllerPage implements AutoCloseable {

	private static final int ANSWER_SECONDS = 5;

	private final SimulatedController controller;

	private final Ticker ticker;

	private final HttpServer server;

	/**
	 * A page that is served from now on.
	 * @param controller what it shows
	 * @param address where it is served; port 0 means any free one
	 * @param ticker measures how long an echo takes
	 * @throws IOException when the port cannot be had
	 */
	public ControllerPage(SimulatedController controller, InetSocketAddress address, Ticker ticker) throws IOException {
		this.controller = controller;
		this.ticker = ticker;
		try {
			this.server = HttpServer.create(address, 0);
		}
		catch (IOException ex) {
			throw new IOException("The development controller's page cannot have port " + address.getPort() + ": "
					+ ex.getMessage() + "; choose another with --page-port", ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		handle("/", "GET", "text/html", (_) -> shell());
		handle("/instances", "GET", "text/html", (_) -> InstanceTable.rows(controller.instances()));
		handle("/events", "GET", "text/html", (_) -> InstanceTable.list(controller.events()));
		handle("/metrics", "GET", "text/plain; version=0.0.4", (_) -> InstanceTable.metrics(controller.instances()));
		handle("/query", "POST", "text/plain", this::query);
		handle("/echo", "POST", "text/plain", this::echo);
		this.server.start();
	}

	/** Where it is served; never 0. */
	public int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private String query(int tag) {
		return answer(this.controller.query(tag)
			.thenApply((reply) -> "instance " + reply.tag() + " at " + reply.address() + " answers: status "
					+ reply.status() + ((reply.status() == 5) ? " (serving)" : " (running)")));
	}

	private String echo(int tag) {
		long start = this.ticker.getAsLong();
		return answer(this.controller.echo(tag, "are you there?")
			.thenApply(
					(_) -> "instance " + tag + " echoed after " + this.ticker.since(start).toNanos() / 1000 + " µs"));
	}

	private static String answer(CompletableFuture<String> answer) {
		try {
			return answer
				.completeOnTimeout("no answer within " + ANSWER_SECONDS + " s", ANSWER_SECONDS, TimeUnit.SECONDS)
				.join();
		}
		catch (CompletionException ex) {
			Throwable cause = ex.getCause();
			return String.valueOf(((cause != null) ? cause : ex).getMessage());
		}
	}

	private static String shell() throws IOException {
		try (InputStream page = ControllerPage.class.getResourceAsStream("controller-page.html")) {
			if (page == null) {
				throw new IOException("controller-page.html is missing in the installation");
			}
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private void handle(String path, String method, String type, Content content) {
		this.server.createContext(path, new Route(path, method, type, content));
	}

	/** What a path gives; the tag is 0 where it does not matter. */
	private interface Content {

		String of(int tag) throws IOException;

	}

	/** One path of the page. */
	private record Route(String path, String method, String type, Content content) implements HttpHandler {

		@Override
		public void handle(HttpExchange exchange) throws IOException {
			try (exchange) {
				if (!exchange.getRequestURI().getPath().equals(this.path)) {
					respond(exchange, 404, "There is no such page");
				}
				else if (!exchange.getRequestMethod().equals(this.method)) {
					respond(exchange, 405, "Use " + this.method);
				}
				else {
					respond(exchange, 200, this.content.of(tag(exchange.getRequestURI().getQuery())));
				}
			}
		}

		private void respond(HttpExchange exchange, int status, String text) throws IOException {
			byte[] body = text.getBytes(StandardCharsets.UTF_8);
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", type() + ((status == 200) ? "; charset=utf-8" : ""));
			exchange.getResponseHeaders().set("Cache-Control", "no-store");
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
		}

		private static int tag(@Nullable String query) {
			if (query == null || !query.matches("tag=[0-9]{1,9}")) {
				return 0;
			}
			return Integer.parseInt(query.substring("tag=".length()));
		}

	}

}
