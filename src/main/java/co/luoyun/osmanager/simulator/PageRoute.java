package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;

/**
 * One path of the controller's page.
 *
 * @param path that path, and none below it
 * @param method the one method that it takes
 * @param type of the content
 * @param content what it gives
 */
record PageRoute(String path, String method, String type, Content content) implements HttpHandler {

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

	/** What a path gives; the tag is 0 where it does not matter. */
	interface Content {

		String of(int tag) throws IOException;

	}

}
