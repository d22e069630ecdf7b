package co.luoyun.osmanager.process;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a program that was to run. */
enum ProcessMessage implements MessageKey {

	EXITED("exit code {0}"),

	TIMED_OUT("killed after its time limit of {0} s"),

	NOT_STARTED("could not be started: {0}"),

	PLANNED("planned only: {0}"),

	OTHER_ROOT("the root is {0}, not the running system"),

	NOT_IN_PATH("no program {0} in PATH"),

	NO_PROGRAM("{0} is not an executable file"),

	NOT_EXECUTABLE("{0} is not executable; switch it on with ''chmod +x''"),

	EMPTY("{0} is empty"),

	WINDOWS("{0} has the line ends of Windows; convert it with ''{1}''"),

	INTERPRETER("{0} is to be run by {1}, which is not here; install it, or correct line 1"),

	OTHER_MACHINE("{0} is built for another machine ({1}), and this one is {2}"),

	X86_32("x86, 32 bit"),

	X86_64("x86-64"),

	ARM_32("ARM, 32 bit"),

	ARM_64("ARM, 64 bit"),

	ELF("ELF machine {0}, {1} bit"),

	HOLDER("{0} (process {1}, user {2})"),

	HOLDER_UNSEEN("a program of user {0}");

	private final String english;

	ProcessMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
