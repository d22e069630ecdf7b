package co.luoyun.osmanager.cli.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A question to the running service through its socket in the file system. */
final class LocalSocketRequest {

	private static final String SUCCESS = "200";

	private LocalSocketRequest() {
	}

	/**
	 * Asks.
	 * @param socket the service's socket
	 * @param path for example {@code /api/status}
	 * @param authorization the Authorization header's value
	 * @param patience how long the whole of it may take
	 * @return the answer's text
	 * @throws RefusedAnswerException when it answers with an error
	 * @throws IOException when it does not answer
	 */
	static String get(Path socket, String path, String authorization, Duration patience) throws IOException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			Thread limit = Thread.startVirtualThread(() -> closeLater(channel, patience));
			try {
				// In HTTP/1.0 an answer ends with its connection.
				channel.write(ByteBuffer.wrap("""
						GET %s HTTP/1.0\r
						Host: localhost\r
						Authorization: %s\r
						Accept: application/json\r
						\r
						""".formatted(path, authorization).getBytes(StandardCharsets.US_ASCII)));
				ByteArrayOutputStream answer = new ByteArrayOutputStream();
				Channels.newInputStream(channel).transferTo(answer);
				return body(answer.toString(StandardCharsets.UTF_8));
			}
			catch (AsynchronousCloseException ex) {
				throw new SocketTimeoutException("no answer within " + patience.toSeconds() + " s");
			}
			finally {
				limit.interrupt();
			}
		}
	}

	private static String body(String answer) throws IOException {
		String[] parts = answer.split("\r\n\r\n", 2);
		String[] status = parts[0].split("[ \r\n]", 3);
		if (parts.length < 2 || status.length < 2) {
			throw new IOException("the answer is cut short");
		}
		if (!status[1].equals(SUCCESS)) {
			throw new RefusedAnswerException(Integer.parseInt(status[1]));
		}
		return parts[1];
	}

	private static void closeLater(SocketChannel channel, Duration patience) {
		try {
			Thread.sleep(patience);
			channel.close();
		}
		catch (InterruptedException | IOException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
