package co.luoyun.osmanager.process;

import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;

/** Decides which commands run on this machine, and which are only planned. */
@FunctionalInterface
public interface CommandPolicy {

	/**
	 * Looks at a command before it is started.
	 * @param command the command
	 * @return empty to let it run, else why it is only planned
	 */
	Optional<Message> refusal(Command command);

	/**
	 * Runs everything on the running system; with any other root plans what would change
	 * this machine.
	 * @param root the folder that stands for {@code /}
	 */
	static CommandPolicy forRoot(Path root) {
		return root.equals(Path.of("/")) ? runEverything() : planChanges(ProcessMessage.OTHER_ROOT.with(root));
	}

	/** Runs everything: for the machine that is ours to configure. */
	static CommandPolicy runEverything() {
		return (command) -> Optional.empty();
	}

	/**
	 * Runs what only looks, and plans what would change network, users or services.
	 * @param reason said of each command that is only planned
	 */
	static CommandPolicy planChanges(Message reason) {
		return (command) -> command.changesSystem() ? Optional.of(reason) : Optional.empty();
	}

}
