package co.luoyun.osmanager.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.jspecify.annotations.Nullable;

/**
 * A network of its own, made by the script lan: a bridge, a tap device for one machine,
 * and DHCP. Who is to see it is started inside.
 */
@StartsPrograms
final class Lan implements AutoCloseable {

	/** Our side, the gateway of machines. */
	static final String HOST = "10.0.2.2";

	/** What a machine gets by DHCP. */
	static final String DHCP_ADDRESS = "10.0.2.15";

	/** The tap device. */
	static final String TAP = "guest";

	private final Process namespace;

	private Lan(Process namespace) {
		this.namespace = namespace;
	}

	/**
	 * Makes it.
	 * @param folder for its files
	 * @throws org.opentest4j.TestAbortedException when this machine cannot have one
	 */
	static Lan start(Path folder) throws IOException {
		Process process = new ProcessBuilder("src/test/vm/lan", folder.toString()).redirectErrorStream(true).start();
		List<String> words = new ArrayList<>();
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		@Nullable String line = reader.readLine();
		while (line != null && !line.equals("ready")) {
			words.add(line);
			line = reader.readLine();
		}
		if (line == null) {
			int exitCode = process.onExit().join().exitValue();
			String reason = String.join("; ", words);
			if (exitCode == HostProgram.UNAVAILABLE) {
				GuestImages.skip(reason);
			}
			throw new IOException("src/test/vm/lan ended with " + exitCode + ": " + reason);
		}
		return new Lan(process);
	}

	/** The command that runs another one inside. */
	List<String> inside(List<String> command) {
		return Stream.concat(Stream.of("nsenter", "--net=/proc/" + this.namespace.pid() + "/ns/net"), command.stream())
			.toList();
	}

	/**
	 * Asks a web server inside.
	 * @return the page
	 * @throws IllegalStateException when there is none
	 */
	String page(String url) {
		try {
			return HostProgram
				.run(inside(List.of("curl", "--silent", "--show-error", "--fail", "--max-time", "60", url)));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The guest's page does not answer", ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.namespace.getOutputStream().close();
		this.namespace.onExit().join();
	}

}
