package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.PortHolder;
import co.luoyun.osmanager.web.https.Certificates;
import co.luoyun.osmanager.web.https.HttpsProperties;
import co.luoyun.osmanager.web.https.HttpsState;
import co.luoyun.osmanager.web.https.ServerCertificate;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.stereotype.Component;

/**
 * The page's port for HTTPS. Without a certificate, or while another program has the
 * port, the plain page goes on and this is tried again. A certificate that changes is
 * taken over for new connections; those that are open go on with theirs.
 */
@Component
public class HttpsPort extends ConnectorAddress {

	private static final Logger logger = LoggerFactory.getLogger(HttpsPort.class);

	/** An encrypted connection holds more than twice as much as a plain one. */
	private static final int CONNECTIONS = 32;

	/** What clients without tickets can make us remember of them. */
	private static final int SESSIONS = 100;

	private static final Duration CHECK = Duration.ofMinutes(1);

	private final HttpsProperties properties;

	private final Certificates certificates;

	private final Ticker ticker;

	private volatile HttpsState state;

	private @Nullable Connector connector;

	private @Nullable ServerCertificate certificate;

	/** Whether a newer certificate cannot be used. */
	private boolean kept;

	/** When it was seen whether the certificate has ended. */
	private long checked;

	HttpsPort(HttpsProperties properties, Certificates certificates, Ticker ticker) {
		super("https-port", ticker);
		this.properties = properties;
		this.certificates = certificates;
		this.ticker = ticker;
		this.checked = ticker.getAsLong();
		this.state = properties.enabled() ? new HttpsState.Starting(properties.port()) : new HttpsState.Off();
	}

	/** How it is. */
	public HttpsState state() {
		return this.state;
	}

	boolean isEnabled() {
		return this.properties.enabled();
	}

	Connector connector() {
		Connector connector = new Connector(GuardedProtocol.class.getName());
		connector.setPort(this.properties.port());
		connector.setScheme("https");
		connector.setSecure(true);
		GuardedProtocol protocol = (GuardedProtocol) connector.getProtocolHandler();
		protocol.watchedBy(this);
		protocol.setExecutor(new VirtualThreadExecutor("https-"));
		protocol.setSSLEnabled(true);
		SSLHostConfig host = new SSLHostConfig();
		host.setHostName(protocol.getDefaultSSLHostConfigName());
		host.setSessionCacheSize(SESSIONS);
		host.setHonorCipherOrder(true);
		host.setTrustManagerClassName(NoClientCertificates.class.getName());
		protocol.addSslHostConfig(host);
		this.connector = connector;
		return connector;
	}

	/** After the settings of the plain connector, which are for this one as well. */
	static void allowFewer(Connector connector) {
		((GuardedProtocol) connector.getProtocolHandler()).setMaxConnections(CONNECTIONS);
	}

	@Override
	boolean isOpenedLater() {
		return true;
	}

	@Override
	void prepare() throws IOException {
		use(this.certificates.load());
	}

	@Override
	void opened() {
		super.opened();
		enter(serving());
	}

	@Override
	void refused(IOException reason) {
		enter(HttpsState.failed(this.properties.port(), (reason instanceof BindException) ? taken(reason) : reason));
	}

	private IOException taken(IOException reason) {
		Message why = Failure.inWords(reason);
		return new ExplainedException(PortHolder.of(this.properties.port())
			.map((holder) -> PortMessage.HELD.with(why, holder.message()))
			.orElseGet(() -> PortMessage.REFUSED.with(why)), reason);
	}

	@Override
	void lookedAfter() {
		super.lookedAfter();
		if (isOpen() && this.certificates.isOutdated(served())) {
			renew();
		}
		else if (isOpen() && !this.kept && this.ticker.since(this.checked).compareTo(CHECK) >= 0) {
			this.checked = this.ticker.getAsLong();
			enter(serving());
		}
	}

	private void renew() {
		try {
			use(this.certificates.load());
			this.kept = false;
			enter(serving());
		}
		catch (IOException ex) {
			keep(ex);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			keep(new IOException(ex));
		}
	}

	private void keep(IOException reason) {
		this.kept = true;
		enter(serving().keptFor(reason));
	}

	private HttpsState.Serving serving() {
		ServerCertificate served = served();
		return new HttpsState.Serving(this.properties.port(), served, this.certificates.fault(served));
	}

	private void enter(HttpsState next) {
		boolean same = next.explanation().equals(this.state.explanation());
		this.state = next;
		if (same) {
			return;
		}
		if (next.judge() == ComponentState.WARNING) {
			logger.warn("{}", next.explanation());
		}
		else {
			logger.info("{}", next.explanation());
		}
	}

	private ServerCertificate served() {
		return Objects.requireNonNull(this.certificate, "nothing is served yet");
	}

	// Whether one that somebody gave works is to be known before the first visit.
	private void use(ServerCertificate next) {
		Connector to = Objects.requireNonNull(this.connector, "there is no connector yet");
		((GuardedProtocol) to.getProtocolHandler()).prepareTls(next.selfMade(),
				() -> new SslConnectorCustomizer(LogFactory.getLog(SslConnectorCustomizer.class), to, null)
					.customize(next.bundle(), Map.of()));
		this.certificate = next;
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return isEnabled() ? super.heartbeats() : Stream.empty();
	}

}
