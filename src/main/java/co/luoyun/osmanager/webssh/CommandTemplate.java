package co.luoyun.osmanager.webssh;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command line with places for the port and the address to listen on. */
final class CommandTemplate {

	private static final String WORD = "(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+";

	private static final String BASE = "{base}";

	private CommandTemplate() {
	}

	/** Whether each quote has its partner. */
	static boolean isComplete(String template) {
		return template.matches("\\s*(?:" + WORD + "\\s*)*+");
	}

	/** Whether the server is told the path that it is seen under. */
	static boolean namesBase(String template) {
		return template.contains(BASE);
	}

	/**
	 * Splits a command line at its spaces, except between quotes, and fills its places.
	 * @param template for example {@code ttyd -p {port} -i {bind} login}
	 * @param port put in place of {@code {port}}
	 * @param exposure says what is put in place of {@code {bind}} and {@code {base}}
	 * @return the program and its arguments
	 */
	static List<String> fill(String template, int port, Exposure exposure) {
		List<String> arguments = new ArrayList<>();
		Matcher words = Pattern.compile(WORD).matcher(template);
		while (words.find()) {
			String word = words.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2");
			arguments.add(word.replace("{port}", String.valueOf(port))
				.replace("{bind}", exposure.bind())
				.replace(BASE, exposure.base()));
		}
		return arguments;
	}

}
