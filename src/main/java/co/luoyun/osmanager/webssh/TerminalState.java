package co.luoyun.osmanager.webssh;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.PortHolder;

/** What the terminal server is doing. */
public sealed interface TerminalState {

	/**
	 * The state in a sentence for a person, with what to do about it if it is a fault.
	 */
	default Message explanation() {
		return switch (this) {
			case Stopped _ -> TerminalMessage.STOPPED.with();
			case Starting it -> TerminalMessage.STARTING.with(it.port);
			case Running it when it.exposure == Exposure.DIRECT -> TerminalMessage.DIRECT.with(it.port);
			case Running it -> TerminalMessage.GATED.with(it.port);
			case DisabledByOwner _ -> TerminalMessage.DISABLED.with();
			case NotInstalled it -> TerminalMessage.NOT_INSTALLED.with(it.program);
			case PortInUse it -> TerminalMessage.PORT.with(it.port, it.holder);
			case NotStartable it -> TerminalMessage.NOT_STARTABLE.with(it.reason);
			case Restarting it -> TerminalMessage.RESTARTING.with(it.reason, it.pause.toMillis() / 1000.0);
			case Failing it -> TerminalMessage.FAILING.with(it.reason, it.pause.toMinutes());
		};
	}

	/** How the terminal is by this state. */
	default ComponentState judge() {
		return switch (this) {
			case Running _ -> ComponentState.OK;
			case DisabledByOwner _, NotInstalled _ -> ComponentState.OFF;
			case Stopped _, Starting _ -> ComponentState.BUSY;
			case Restarting _ -> ComponentState.WARNING;
			case PortInUse _, NotStartable _, Failing _ -> ComponentState.ERROR;
		};
	}

	/** OS Manager has not started it yet, or has stopped it. */
	record Stopped() implements TerminalState {
	}

	/**
	 * It was started and has not answered yet.
	 *
	 * @param port the port
	 */
	record Starting(int port) implements TerminalState {
	}

	/**
	 * It answers.
	 *
	 * @param port its port
	 * @param exposure who can reach it
	 * @param pid its process
	 * @param since when it first answered
	 */
	record Running(int port, Exposure exposure, long pid, Instant since) implements TerminalState {
	}

	/** The configuration says {@code webssh.status} {@code disable}. */
	record DisabledByOwner() implements TerminalState {
	}

	/**
	 * There is no terminal server on this instance.
	 *
	 * @param program where the builder's copy would be
	 */
	record NotInstalled(Path program) implements TerminalState {
	}

	/**
	 * Something else listens on its port.
	 *
	 * @param port the port
	 * @param holder what it is, as far as it can be seen
	 */
	record PortInUse(int port, Message holder) implements TerminalState {

		static PortInUse now(int port) {
			return new PortInUse(port,
					PortHolder.of(port).map(PortHolder::message).orElseGet(TerminalMessage.OTHER::with));
		}

	}

	/**
	 * The program cannot be started.
	 *
	 * @param reason why
	 */
	record NotStartable(Message reason) implements TerminalState {
	}

	/**
	 * It failed, and is started again after a pause.
	 *
	 * @param reason what happened
	 * @param pause how long until then
	 */
	record Restarting(Message reason, Duration pause) implements TerminalState {
	}

	/**
	 * It failed too often, and is tried ever more slowly.
	 *
	 * @param reason what happened last
	 * @param pause how long until the next try
	 */
	record Failing(Message reason, Duration pause) implements TerminalState {
	}

}
