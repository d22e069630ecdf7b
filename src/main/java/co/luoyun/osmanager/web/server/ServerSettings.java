package co.luoyun.osmanager.web.server;

import co.luoyun.osmanager.web.access.SecurityHeaders;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How Tomcat serves. It keeps what slow and greedy clients can cost within the packaged
 * heap of 32 MB: with these buffers a connection whose request is not complete takes
 * about 25 KB, and application.properties allows 256 of them.
 */
@Component
class ServerSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new SecurityHeaders());
		factory.setProtocol(DeadlineProtocol.class.getName());
		factory.addConnectorCustomizers((connector) -> {
			connector.setProperty("socket.appReadBufSize", "2048");
			connector.setProperty("socket.appWriteBufSize", "4096");
		});
	}

}
