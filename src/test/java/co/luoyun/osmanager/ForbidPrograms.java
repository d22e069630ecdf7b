package co.luoyun.osmanager;

import java.util.Optional;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;

/** The policy of tests that must not start any program. */
public final class ForbidPrograms implements CommandPolicy {

	/** A runner for tests that must not start any program. */
	public static CommandRunner runner() {
		return new CommandRunner(new ForbidPrograms());
	}

	@Override
	public Optional<Message> refusal(Command command) {
		throw new AssertionError("This test must not start a program, and tried: " + command);
	}

}
