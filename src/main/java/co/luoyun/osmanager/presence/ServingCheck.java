package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Asks the web server of this process for the least that it can answer, by the way that
 * visitors take. Where it does not listen there is nothing to ask, and one that has as
 * many visitors as it takes is not one that hangs.
 */
@Component
class ServingCheck {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final byte[] REQUEST = "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private static final String ANSWER = "HTTP/";

	private final ApplicationContext context;

	ServingCheck(ApplicationContext context) {
		this.context = context;
	}

	/** Whether the page is served, as far as it can be. */
	boolean isServing() {
		return connector().filter((connector) -> connector.getLocalPort() > 0)
			.map((connector) -> answers(connector) || isFull(connector))
			.orElse(true);
	}

	private Optional<Connector> connector() {
		return (this.context instanceof WebServerApplicationContext web
				&& web.getWebServer() instanceof TomcatWebServer server)
						? Optional.of(server.getTomcat().getConnector()) : Optional.empty();
	}

	private static boolean answers(Connector connector) {
		InetAddress address = (connector.getProperty("address") instanceof InetAddress own) ? own
				: InetAddress.getLoopbackAddress();
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, connector.getLocalPort()), (int) LIMIT.toMillis());
			socket.setSoTimeout((int) LIMIT.toMillis());
			socket.getOutputStream().write(REQUEST);
			byte[] answer = socket.getInputStream().readNBytes(ANSWER.length());
			return new String(answer, StandardCharsets.US_ASCII).equals(ANSWER);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isFull(Connector connector) {
		return connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& protocol.getMaxConnections() > 0 && protocol.getConnectionCount() >= protocol.getMaxConnections();
	}

}
