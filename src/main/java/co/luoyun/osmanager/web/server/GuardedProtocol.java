package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Ticker;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, with a deadline for the whole of a request, head and body.
 * Tomcat's own limit is for each read, so that a client which sends a byte now and then
 * could hold its connection for hours, and a few hundred of them all there are. When more
 * than half of the connections are taken, the deadline is a short one.
 * <p>
 * A port that is taken is tried again and again, and whoever watches it is told.
 * <p>
 * Public with a constructor of no arguments, as Tomcat makes it by its name.
 */
public final class GuardedProtocol extends Http11NioProtocol {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

	/** A little longer than Tomcat's own, which a change of the clock misleads. */
	private static final Duration IDLE_PATIENCE = Duration.ofSeconds(20);

	private static final long PERIOD_SECONDS = 2;

	/** Pages come in larger pieces than this, and go out in as many. */
	private static final int ANSWER_BUFFER = 4096;

	private final GuardedEndpoint endpoint;

	private @Nullable ConnectorAddress entrance;

	private @Nullable Future<?> looking;

	private volatile boolean over;

	public GuardedProtocol() {
		this(new GuardedEndpoint(Ticker.SYSTEM));
	}

	GuardedProtocol(GuardedEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	/**
	 * Sets TLS up.
	 * @param later whether the first client pays for that
	 * @param preparation does it
	 */
	void prepareTls(boolean later, Runnable preparation) {
		if (later) {
			this.endpoint.prepareTlsLater(preparation);
		}
		else {
			this.endpoint.prepareTls(preparation);
		}
	}

	/** Who is told whether it listens. */
	void watchedBy(ConnectorAddress entrance) {
		this.entrance = entrance;
	}

	@Override
	public int getDesiredBufferSize() {
		return ANSWER_BUFFER;
	}

	@Override
	public void start() throws Exception {
		this.over = false;
		ConnectorAddress at = Objects.requireNonNull(this.entrance, "nobody is told");
		if (!at.isOpenedLater()) {
			open(at);
		}
		at.lookedAfter();
		this.looking = getUtilityExecutor().scheduleWithFixedDelay(() -> look(at),
				at.isOpenedLater() ? 0 : PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void stop() throws Exception {
		this.over = true;
		if (this.looking != null) {
			this.looking.cancel(false);
		}
		super.stop();
	}

	private void open(ConnectorAddress at) throws Exception {
		try {
			at.prepare();
			if (!this.over) {
				super.start();
				at.opened();
			}
		}
		catch (IOException ex) {
			at.refused(ex);
		}
		catch (IllegalArgumentException ex) {
			// What Tomcat says of a certificate that it cannot use.
			at.refused(new IOException(Failure.oneLine(ex), ex));
		}
	}

	private void look(ConnectorAddress at) {
		try {
			at.lookedAfter();
			if (at.isOpen()) {
				showOutTheLate();
			}
			else {
				open(at);
			}
		}
		catch (Throwable ex) {
			// Whatever it is, the looking goes on.
			getLog().debug("Looking at the connections", ex);
		}
	}

	private void showOutTheLate() {
		var clients = this.endpoint.clients();
		boolean crowded = clients.size() > getMaxConnections() / 2;
		Duration patience = crowded ? SHORT_PATIENCE : PATIENCE;
		clients.stream()
			.filter(Client::isWaitedFor)
			.filter((client) -> client.patienceTaken().compareTo(client.isAsking() ? patience : IDLE_PATIENCE) > 0)
			.forEach(Client::showOut);
	}

	@Override
	protected Processor createProcessor() {
		return new Http11Processor(this, getAdapter()) {

			@Override
			public SocketState service(SocketWrapperBase<?> connection) throws IOException {
				SocketState state = super.service(connection);
				if (connection.getSocket() instanceof ClientChannel client) {
					tell(client.client(), state);
				}
				return state;
			}

		};
	}

	private static void tell(Client client, SocketState state) {
		if (state == SocketState.OPEN) {
			client.answered();
		}
		else if (state == SocketState.UPGRADING) {
			client.upgraded();
		}
	}

}
