package co.luoyun.osmanager.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.StartsPrograms;

/**
 * A running chromedriver and the port that it chose. It chooses one that is free in IPv4
 * and ends if another program holds that port in IPv6, so a start is tried again.
 */
@StartsPrograms
record StartedDriver(Process process, String port) {

	private static final int TRIES = 5;

	private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

	/**
	 * Starts one with a home of its own: there are the authorities that browsers trust.
	 */
	static StartedDriver start(Path program, Path home) throws IOException {
		StringBuilder output = new StringBuilder();
		for (int i = 0; i < TRIES; i++) {
			ProcessBuilder driver = new ProcessBuilder(program.toString(), "--port=0").redirectErrorStream(true);
			driver.environment().put("HOME", home.toString());
			Process process = driver.start();
			BufferedReader reader = process.inputReader();
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Matcher matcher = STARTED.matcher(line);
				if (matcher.find()) {
					return new StartedDriver(process, matcher.group(1));
				}
				output.append(line).append('\n');
			}
			process.destroy();
		}
		throw new AssertionError("chromedriver does not start:\n" + output);
	}

}
