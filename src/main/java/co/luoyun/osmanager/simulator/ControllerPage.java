package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.Ticker;

import com.sun.net.httpserver.HttpServer;

import org.springframework.core.io.ClassPathResource;

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
		return new ClassPathResource("controller-page.html", ControllerPage.class)
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private void handle(String path, String method, String type, PageRoute.Content content) {
		this.server.createContext(path, new PageRoute(path, method, type, content));
	}

}
