package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.RunningProcess;

import static org.awaitility.Awaitility.await;

/** A real haproxy on loopback, set up as controller.md says, before a port of ours. */
@StartsPrograms
final class Haproxy implements AutoCloseable {

	private static final CommandRunner RUNNER = new CommandRunner(CommandPolicy.runEverything());

	private final RunningProcess process;

	private final int port;

	/**
	 * Starts it, and waits until it listens.
	 * @param folder keeps its configuration
	 * @param port where it listens
	 * @param binding what follows the address in its {@code bind} line
	 * @param controller the port of the controller behind it
	 */
	Haproxy(Path folder, int port, String binding, int controller) throws IOException {
		this.port = port;
		Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
				defaults
				    mode tcp
				    retries 0
				    timeout connect 10s
				    timeout client 1h
				    timeout server 1h
				listen controller
				    bind 127.0.0.1:%d %s
				    server controller 127.0.0.1:%d
				""".formatted(this.port, binding, controller));
		this.process = RUNNER.start(Command.of("haproxy", "-db", "-f", configuration.toString()), System.err::println);
		await().atMost(Duration.ofSeconds(20)).until(this::listens);
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.stop(Duration.ofSeconds(2));
	}

	private boolean listens() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("haproxy ended; see its words above");
		}
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
