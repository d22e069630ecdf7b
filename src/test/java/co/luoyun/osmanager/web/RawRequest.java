package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as it is sent byte for byte, for what no well-behaved client would send. */
final class RawRequest {

	private final String line;

	private final List<String> headers = new ArrayList<>();

	private String body = "";

	RawRequest(String line) {
		this.line = line;
	}

	RawRequest header(String header) {
		this.headers.add(header);
		return this;
	}

	/** Puts a header in place of the one of the same name, or at the end. */
	RawRequest replace(String header) {
		String name = header.substring(0, header.indexOf(':') + 1);
		this.headers.removeIf((each) -> each.startsWith(name));
		return header(header);
	}

	RawRequest body(String body) {
		this.body = body;
		return this;
	}

	/** The whole answer, until the connection is closed or nothing comes any more. */
	String send(int port) throws IOException {
		String host = this.headers.stream().anyMatch((each) -> each.startsWith("Host:")) ? ""
				: "Host: 127.0.0.1:" + port;
		StringBuilder request = new StringBuilder(this.line + "\r\n");
		if (!host.isEmpty()) {
			request.append(host).append("\r\n");
		}
		this.headers.forEach((each) -> request.append(each).append("\r\n"));
		request.append("\r\n").append(this.body);
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

}
