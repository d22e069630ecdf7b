package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

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

	/** Pages come in larger pieces than this, and go out in as many. */
	private static final int ANSWER_BUFFER = 4096;

	private final GuardedEndpoint endpoint;

	private @Nullable ConnectorAddress entrance;

	private final LookTimer timer = new LookTimer(this::look);

	private volatile boolean over;

	public GuardedProtocol() {
		this(new GuardedEndpoint(Ticker.SYSTEM));
	}

	GuardedProtocol(GuardedEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
		endpoint.onArrival(() -> {
			if (this.timer.visited()) {
				sleepWhileQuiet();
			}
		});
	}

	/** Sets TLS up, see {@link GuardedEndpoint}. */
	void prepareTls(boolean later, Runnable preparation) {
		this.endpoint.prepareTls(later, preparation);
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
		ConnectorAddress at = entrance();
		if (!at.isOpenedLater()) {
			open(at);
		}
		at.lookedAfter();
		this.timer.start(getUtilityExecutor());
	}

	@Override
	public void stop() throws Exception {
		this.over = true;
		this.timer.stop();
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

	private ConnectorAddress entrance() {
		return Objects.requireNonNull(this.entrance, "nobody is told");
	}

	private void look() {
		ConnectorAddress at = entrance();
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
		finally {
			this.timer.again(at.isOpen() && this.endpoint.clients().isEmpty());
			sleepWhileQuiet();
		}
	}

	private synchronized void sleepWhileQuiet() {
		boolean quiet = this.timer.isQuiet();
		this.endpoint.beQuiet(quiet);
		if (quiet) {
			stopAsyncTimeout();
		}
		else {
			startAsyncTimeout();
		}
	}

	// With it Tomcat looks each second for requests whose time runs out.
	@Override
	protected synchronized void startAsyncTimeout() {
		if (!this.timer.isQuiet() && !this.over) {
			super.startAsyncTimeout();
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
