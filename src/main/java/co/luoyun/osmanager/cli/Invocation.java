package co.luoyun.osmanager.cli;

import java.util.Arrays;

/**
 * Tells whether the service or a command is asked for. On its own, so that the service
 * does not set up what only the commands need.
 */
public final class Invocation {

	private Invocation() {
	}

	/**
	 * Whether arguments ask for the service: none, settings alone, or {@code run} and
	 * settings.
	 * @param args the launcher's arguments
	 */
	public static boolean isService(String... args) {
		return Arrays.stream(args)
			.skip((args.length > 0 && args[0].equals("run")) ? 1 : 0)
			.allMatch(Invocation::isSetting);
	}

	/**
	 * Whether an argument of {@code run} is a setting. Their names have a dot; Spring
	 * Boot's own switches {@code --debug} and {@code --trace} have none.
	 */
	private static boolean isSetting(String argument) {
		return argument.matches("--[A-Za-z][^=]*\\..*|--debug|--trace");
	}

}
