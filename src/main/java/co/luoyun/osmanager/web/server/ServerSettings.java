package co.luoyun.osmanager.web.server;

import java.io.File;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.access.SecurityHeaders;
import co.luoyun.osmanager.web.access.TomcatRefusals;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;

import org.springframework.boot.tomcat.CompressionConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * How Tomcat serves. It keeps what slow and greedy clients can cost within the packaged
 * heap of 32 MB, of which an idle service uses 13. By histograms of the heap, a
 * connection holds 7 KB when it is idle, and 75 KB while its request is not complete or
 * its answer not read. application.properties allows 96 of them, and for a moment a
 * quarter more: 9 MB at the most.
 */
@Component
class ServerSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final SystemRoot root;

	private final PagePort page;

	private final LocalSocket local;

	private final HttpsPort https;

	private final TomcatRefusals refusals;

	ServerSettings(SystemRoot root, PagePort page, LocalSocket local, HttpsPort https, TomcatRefusals refusals) {
		this.refusals = refusals;
		this.root = root;
		this.page = page;
		this.local = local;
		this.https = https;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new SecurityHeaders());
		factory.setProtocol(GuardedProtocol.class.getName());
		if (this.https.isEnabled()) {
			factory.addAdditionalConnectors(https(factory));
		}
		factory.addConnectorCustomizers(ServerSettings::useSmallBuffers,
				(connector) -> ((GuardedProtocol) connector.getProtocolHandler()).watchedBy(this.page));
		Connector connector = this.local.connector();
		useSmallBuffers(connector);
		factory.addAdditionalConnectors(connector);
		needNoFolders(factory);
	}

	// Boot's own customizers have been added by now, and are for the plain connector
	// only.
	private Connector https(TomcatServletWebServerFactory factory) {
		Connector connector = this.https.connector();
		new CompressionConnectorCustomizer(factory.getCompression()).customize(connector);
		factory.getConnectorCustomizers().forEach((customizer) -> customizer.customize(connector));
		if (factory.getAddress() != null) {
			((GuardedProtocol) connector.getProtocolHandler()).setAddress(factory.getAddress());
		}
		useSmallBuffers(connector);
		HttpsPort.allowFewer(connector);
		return connector;
	}

	private static void useSmallBuffers(Connector connector) {
		connector.setProperty("socket.appReadBufSize", "2048");
		connector.setProperty("socket.appWriteBufSize", "4096");
		// A connection has a channel of its own.
		connector.setProperty("socket.bufferPool", "0");
	}

	/**
	 * Tomcat serves no files of its own, and wants folders for them all the same: made in
	 * the temporary folder, they would be a reason not to start when that is full, before
	 * anything of the system is set, and stay there when the service is killed.
	 */
	private void needNoFolders(TomcatServletWebServerFactory factory) {
		File there = this.root.root().toFile();
		factory.setBaseDirectory(there);
		factory.setDocumentRoot(there);
		factory.addContextCustomizers(this::serveNoFiles);
		// Within Tomcat's own valve for errors, which leaves alone what has a page.
		factory.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(this.refusals));
	}

	private void serveNoFiles(Context context) {
		context.setDocBase(null);
		((StandardContext) context).setWorkDir(this.root.home(HomePath.RUN).toString());
	}

}
