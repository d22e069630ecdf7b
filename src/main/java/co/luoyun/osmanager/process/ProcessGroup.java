package co.luoyun.osmanager.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Signals to process groups. The JDK can only signal single processes; the shell's
 * built-in reaches the group, also after its leader has gone.
 */
final class ProcessGroup {

	private static final int LIMIT_SECONDS = 2;

	private ProcessGroup() {
	}

	/**
	 * Sends a signal to every process of a group.
	 * @param group the group's number
	 * @param name the signal's name without SIG
	 * @return whether there is such a group and the signal was sent
	 */
	static boolean signal(long group, String name) {
		try {
			Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -" + group).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
