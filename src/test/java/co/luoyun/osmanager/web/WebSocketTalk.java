package co.luoyun.osmanager.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** The browser's end of a WebSocket. */
final class WebSocketTalk implements WebSocket.Listener {

	static final String ENDED = "(ended)";

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private final StringBuilder partial = new StringBuilder();

	private final CompletableFuture<Integer> ending = new CompletableFuture<>();

	static CompletableFuture<WebSocketTalk> begin(HttpClient client, URI page, String origin) {
		WebSocketTalk talk = new WebSocketTalk();
		URI uri = URI.create(page.toString().replaceFirst("^http", "ws"));
		return client.newWebSocketBuilder()
			.header("Origin", origin)
			.connectTimeout(Duration.ofSeconds(20))
			.subprotocols("tty")
			.buildAsync(uri, talk)
			.thenApply((socket) -> {
				talk.socket.complete(socket);
				return talk;
			});
	}

	private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

	WebSocket socket() {
		return this.socket.join();
	}

	void say(String text) {
		socket().sendText(text, true).join();
	}

	/** The next message. */
	String next() throws InterruptedException {
		@Nullable String message = this.heard.poll(30, TimeUnit.SECONDS);
		return (message != null) ? message : "(silence)";
	}

	/** Its status code when it was closed; -1 when it broke off. */
	int ending() throws InterruptedException, ExecutionException {
		for (int tries = 0; tries < 12; tries++) {
			try {
				return this.ending.get(5, TimeUnit.SECONDS);
			}
			catch (TimeoutException ex) {
				// Java's client, on a busy machine, may not notice that the other end is
				// gone until it writes.
				socket().sendPing(ByteBuffer.allocate(0)).exceptionally((_) -> {
					this.ending.complete(-1);
					return null;
				});
			}
		}
		throw new AssertionError("It has not ended within a minute");
	}

	boolean isOver() {
		return this.ending.isDone();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.heard.add(this.partial.toString());
			this.partial.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.ending.complete(statusCode);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.ending.complete(-1);
	}

}
