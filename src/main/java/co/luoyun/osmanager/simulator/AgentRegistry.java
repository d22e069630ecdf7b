package co.luoyun.osmanager.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import co.luoyun.osmanager.controller.protocol.Packet;

/**
 * Keeps one connection per tag, as the real controller does, and tells a person what
 * happens.
 */
final class AgentRegistry {

	private final InstanceBoard board;

	private final EventLog events;

	private final Map<Integer, AgentConnection> current = new ConcurrentHashMap<>();

	private final Set<AgentConnection> open = ConcurrentHashMap.newKeySet();

	private final Set<Integer> refused = ConcurrentHashMap.newKeySet();

	AgentRegistry(Clock clock, Consumer<String> log) {
		this.board = new InstanceBoard(clock);
		this.events = new EventLog(clock, log);
	}

	InstanceBoard board() {
		return this.board;
	}

	void say(String event) {
		this.events.say(event);
	}

	EventLog events() {
		return this.events;
	}

	void setRefused(int tag, boolean refuse) {
		if (refuse) {
			this.refused.add(tag);
		}
		else {
			this.refused.remove(tag);
		}
	}

	boolean refuses(int tag) {
		return this.refused.contains(tag);
	}

	/** The registered connection of an instance. */
	Optional<AgentConnection> connection(int tag) {
		return this.board.find(tag)
			.filter(RegisteredInstance::connected)
			.flatMap((_) -> Optional.ofNullable(this.current.get(tag)));
	}

	void arrived(AgentConnection connection) {
		this.open.add(connection);
	}

	void claimed(AgentConnection connection, int tag) {
		AgentConnection older = this.current.put(tag, connection);
		if (older != null && older != connection) {
			this.board.gone(tag);
			say("instance " + tag + " connects from " + connection.peer() + ", so its older connection from "
					+ older.peer() + " is closed; if this goes on, two instances have this TAG");
			older.close();
		}
	}

	void unknown(AgentConnection connection, int tag) {
		say("instance " + tag + " at " + connection.peer() + " is not known here: it gets silence. Is its TAG right?");
	}

	void registered(AgentConnection connection, Packet.RegisterRequest request, boolean accepted) {
		if (accepted && connection.equals(this.current.get(request.tag()))) {
			this.board.registered(request.tag(), request.address());
		}
		say("instance " + request.tag() + (accepted ? " registered from " + request.address() : " refused"));
	}

	void reported(int tag, int status) {
		boolean news = !this.board.find(tag)
			.map(RegisteredInstance::report)
			.equals(Optional.of(OptionalInt.of(status)));
		this.board.reported(tag, status);
		if (news) {
			say("instance " + tag + " "
					+ ((status == RegisteredInstance.SERVING) ? "serving" : "not serving, status " + status));
		}
	}

	void heard(int tag) {
		this.board.heard(tag);
	}

	void skipped(Packet packet) {
		say("skipped a packet of type " + packet.type() + " that has no place here");
	}

	void left(AgentConnection connection, String reason) {
		this.open.remove(connection);
		connection.tag().ifPresent((tag) -> {
			if (this.current.remove(tag, connection)) {
				this.board.gone(tag);
				say("instance " + tag + " gone: " + reason);
			}
		});
	}

	void closeAll() {
		this.open.forEach(AgentConnection::close);
	}

}
