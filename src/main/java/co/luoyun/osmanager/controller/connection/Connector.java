package co.luoyun.osmanager.controller.connection;

import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.ControllerSettings;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.HandshakeStep;
import co.luoyun.osmanager.controller.tls.TlsClient;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.status.ApplicationStatus;

/** Opens connections, and brings them as far as being registered. */
final class Connector {

	private final ControllerSettings settings;

	private final ControllerProperties properties;

	private final Supplier<ApplicationStatus> status;

	private final TimeSource time;

	private final ConnectionJournal journal;

	private final ConnectionStatistics statistics;

	private final Dialer dialer;

	private final Optional<TlsClient> tls;

	Connector(ControllerSettings settings, ControllerProperties properties, Function<String, Path> systemPath,
			Supplier<ApplicationStatus> status, TimeSource time, ConnectionJournal journal,
			ConnectionStatistics statistics) {
		this.settings = settings;
		this.properties = properties;
		this.status = status;
		this.time = time;
		this.journal = journal;
		this.statistics = statistics;
		this.dialer = new Dialer(properties.stepTimeout());
		this.tls = settings.tls().map((each) -> new TlsClient(each, systemPath));
	}

	/**
	 * Connects a fresh socket, authenticates, registers. The socket is the caller's to
	 * close.
	 * @throws ConnectionFailedException when that does not succeed
	 */
	SocketSession register(Socket socket, Endpoint controller) throws ConnectionFailedException {
		this.journal.connecting(controller);
		this.statistics.countAttempt();
		this.dialer.dial(socket, controller);
		Socket channel = this.tls.isPresent() ? this.tls.get().secure(socket, controller, this.properties.stepTimeout())
				: socket;
		String address = SocketSession.textOf(socket.getLocalAddress());
		this.journal.authenticating(address);
		Session session = new Session(this.settings.identity(), address, Challenges.random(), this.status,
				this.journal::skipped);
		SocketSession link = new SocketSession(socket, channel, session, this.status, this.time, this.statistics);
		link.register(this.properties.stepTimeout(), (step) -> {
			if (step == HandshakeStep.PEER_REGISTERS_US) {
				this.journal.registering();
			}
		});
		this.statistics.countRegistration();
		this.journal.registered(this.settings.tag());
		return link;
	}

}
