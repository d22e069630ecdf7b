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
	Message explanation();

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

		@Override
		public Message explanation() {
			return TerminalMessage.STOPPED.with();
		}

	}

	/**
	 * It was started and has not answered yet.
	 *
	 * @param port the port
	 */
	record Starting(int port) implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.STARTING.with(this.port);
		}

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

		@Override
		public Message explanation() {
			return ((this.exposure == Exposure.DIRECT) ? TerminalMessage.DIRECT : TerminalMessage.GATED)
				.with(this.port);
		}

	}

	/** The configuration says {@code webssh.status} {@code disable}. */
	record DisabledByOwner() implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.DISABLED.with();
		}

	}

	/**
	 * There is no terminal server on this instance.
	 *
	 * @param program where the builder's copy would be
	 */
	record NotInstalled(Path program) implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.NOT_INSTALLED.with(this.program);
		}

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

		@Override
		public Message explanation() {
			return TerminalMessage.PORT.with(this.port, this.holder);
		}

	}

	/**
	 * The program cannot be started.
	 *
	 * @param reason why
	 */
	record NotStartable(Message reason) implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.NOT_STARTABLE.with(this.reason);
		}

	}

	/**
	 * It failed, and is started again after a pause.
	 *
	 * @param reason what happened
	 * @param pause how long until then
	 */
	record Restarting(Message reason, Duration pause) implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.RESTARTING.with(this.reason, this.pause.toMillis() / 1000.0);
		}

	}

	/**
	 * It failed too often, and is tried ever more slowly.
	 *
	 * @param reason what happened last
	 * @param pause how long until the next try
	 */
	record Failing(Message reason, Duration pause) implements TerminalState {

		@Override
		public Message explanation() {
			return TerminalMessage.FAILING.with(this.reason, this.pause.toMinutes());
		}

	}

}
