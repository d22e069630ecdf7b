package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;

import co.luoyun.osmanager.files.Ticker;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.threads.LimitLatch;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections in. Tomcat's own endpoint takes none when it has as many as it may,
 * and whoever came first keeps all others out; this one makes room for the next.
 */
final class GuardedEndpoint extends NioEndpoint {

	private static final long PAUSE_MILLIS = 200;

	private static final long MOMENT_MILLIS = 5;

	/** How long a poller sleeps while nobody is here; an arrival wakes it. */
	private static final long QUIET_POLL_MILLIS = 10_000;

	private static final long POLL_MILLIS = 1000;

	private final Ticker ticker;

	private final ConnectionLimit places;

	private final HandshakeTurns turns = new HandshakeTurns();

	private volatile Runnable arrival = () -> {
	};

	private volatile @Nullable Runnable tls;

	private volatile boolean preparing;

	GuardedEndpoint(Ticker ticker) {
		this.ticker = ticker;
		this.places = new ConnectionLimit(ticker);
	}

	/** What is done when somebody comes. */
	void onArrival(Runnable arrival) {
		this.arrival = arrival;
	}

	/** Whether nobody is here whose time could run out. */
	void beQuiet(boolean quiet) {
		setSelectorTimeout(quiet ? QUIET_POLL_MILLIS : POLL_MILLIS);
	}

	/** Who is here. */
	List<Client> clients() {
		return this.connections.values()
			.stream()
			.map((connection) -> connection.getSocket())
			.filter(ClientChannel.class::isInstance)
			.map((channel) -> ((ClientChannel) channel).client())
			.toList();
	}

	@Override
	protected NioChannel createChannel(SocketBufferHandler buffers) {
		return isSSLEnabled() ? new TlsChannel(buffers, this, this.ticker, this.turns)
				: new PlainChannel(buffers, this.ticker);
	}

	/**
	 * Sets TLS up.
	 * @param later whether the first client pays for that: what it needs takes 8 MB
	 * @param preparation does it; what was there before stays when that fails
	 */
	synchronized void prepareTls(boolean later, Runnable preparation) {
		if (later) {
			this.tls = preparation;
			return;
		}
		this.preparing = true;
		try {
			preparation.run();
			this.tls = null;
		}
		finally {
			this.preparing = false;
		}
	}

	@Override
	protected void createSSLContext(SSLHostConfig host) {
		if (this.tls == null || this.preparing) {
			super.createSSLContext(host);
		}
	}

	@Override
	protected SSLHostConfig getSSLHostConfig(@Nullable String name) {
		if (this.tls != null) {
			prepareTls();
		}
		return super.getSSLHostConfig(name);
	}

	private synchronized void prepareTls() {
		Runnable preparation = this.tls;
		if (preparation != null) {
			prepareTls(false, preparation);
		}
	}

	// Never waits for a place: it is made when somebody is there who needs it.
	@Override
	protected @Nullable LimitLatch initializeConnectionLatch() {
		return null;
	}

	// What came may have to wait for its turn: nobody has to go because the service is
	// slow.
	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> connection, SocketEvent event, boolean dispatch) {
		if (event == SocketEvent.OPEN_READ && connection.getSocket() instanceof ClientChannel client) {
			client.client().spoke();
		}
		return super.processSocket(connection, event, dispatch);
	}

	@Override
	protected boolean setSocketOptions(SocketChannel socket) {
		return isAdmitted(socket) && super.setSocketOptions(socket);
	}

	// A graceful stop closes it twice, and the second time there is no file any more.
	@Override
	protected void doCloseServerSocket() throws IOException {
		try {
			super.doCloseServerSocket();
		}
		catch (NoSuchFileException ex) {
			getLog().debug("The socket's file is removed already", ex);
		}
	}

	private Admission admission() {
		int count = this.places.count(getMaxConnections());
		return new Admission(count, count * 3 / 4);
	}

	private boolean isAdmitted(SocketChannel socket) {
		try {
			// Not before it came: who was idle then may be served now.
			awaitRoom();
			Admission.Decision decision = admission().of(clients(), Client.networkOf(socket));
			decision.going().ifPresent(Client::showOut);
			if (decision.admitted()) {
				this.arrival.run();
				return true;
			}
		}
		catch (IOException ex) {
			// It has gone already.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		destroySocket(socket);
		return false;
	}

	/**
	 * The next connection. When there are no descriptors left for it, that is told once,
	 * and somebody who does nothing has to go.
	 */
	@Override
	protected SocketChannel serverSocketAccept() throws Exception {
		while (true) {
			try {
				return super.serverSocketAccept();
			}
			catch (ClosedChannelException ex) {
				throw ex;
			}
			catch (IOException ex) {
				if (!isRunning() || isPaused()) {
					throw ex;
				}
				this.places.ranOut(clients().size(), String.valueOf(ex.getMessage()));
				makeRoom();
				Thread.sleep(PAUSE_MILLIS);
			}
		}
	}

	private void makeRoom() {
		for (int tooMany = clients().size() - admission().places(); tooMany > 0; tooMany--) {
			Admission.idlest(clients().stream()).ifPresent(Client::showOut);
		}
	}

	// Until then a newcomer waits, and who comes after it waits in the system's queue.
	private void awaitRoom() throws InterruptedException {
		while (isRunning() && !isPaused() && !admission().hasRoom(clients())) {
			Thread.sleep(MOMENT_MILLIS);
		}
	}

}
