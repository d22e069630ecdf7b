package co.luoyun.osmanager.cli.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import co.luoyun.osmanager.cli.Invocation;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.charts.SampleDay;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The service on loopback, in a sandbox that is removed at its end. Nothing outside of it
 * is changed.
 *
 * @param sandbox what it is tried on
 * @param settings the service's own
 * @param port the page's port
 */
record SandboxedService(Sandbox sandbox, List<String> settings, int port) {

	private static final String PORT = "--server.port=";

	private static final String DEFAULT_PORT = "8080";

	private static final int HIGHEST_PORT = 65535;

	/**
	 * Prepares one.
	 * @param settings the service's own, as {@code --server.port=8090}
	 * @param portOption how the command is told another port
	 * @throws IOException when its port is taken, or there is no room for it
	 */
	static SandboxedService prepare(CommandSpec command, List<String> settings, String portOption) throws IOException {
		if (!Invocation.isService(settings.toArray(String[]::new))) {
			throw new ParameterException(command.commandLine(),
					"there is no use for " + String.join(" ", settings) + "; settings are given as --server.port=8090");
		}
		int port = port(command, settings);
		try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		catch (BindException ex) {
			throw new IOException(
					"port " + port + " is taken by another program; name another by " + portOption + "PORT", ex);
		}
		Path folder = Files.createTempDirectory("osmanager-");
		SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
		Sandbox sandbox = new Sandbox(Files.createDirectory(folder.resolve("root")), UUID.randomUUID().toString(),
				UUID.randomUUID().toString());
		return new SandboxedService(sandbox, settings, port);
	}

	private static int port(CommandSpec command, List<String> settings) {
		String port = settings.stream()
			.filter((setting) -> setting.startsWith(PORT))
			.reduce((_, last) -> last)
			.map((setting) -> setting.substring(PORT.length()))
			.orElse(DEFAULT_PORT);
		if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
			throw new ParameterException(command.commandLine(),
					"a port is from 0 to " + HIGHEST_PORT + ", which " + port + " is not");
		}
		return Integer.parseInt(port);
	}

	/** The sandbox's own files. */
	SystemRoot root() {
		return new SystemRoot(this.sandbox.root(), Path.of("/LuoYun"));
	}

	/** Takes pages and what the builder wrote down from where they are, if they are. */
	void take(Path pages, Path build) throws IOException {
		for (HomePath place : List.of(HomePath.PAGES, HomePath.BUILD)) {
			Path source = (place == HomePath.PAGES) ? pages : build;
			Path link = root().home(place);
			if (Files.isDirectory(source)) {
				Files.createDirectories(link.resolveSibling(""));
				Files.createSymbolicLink(link, source.toRealPath());
			}
		}
	}

	/**
	 * Runs until the process is told to end.
	 * @param service starts the service with its arguments
	 */
	void run(Consumer<String[]> service, PrintWriter out, String... own) throws InterruptedException {
		SampleDay.write(root());
		List<String> arguments = new ArrayList<>(List.of("--osmanager.root=" + this.sandbox.root(),
				"--osmanager.home=/LuoYun", "--osmanager.floppy.device=" + this.sandbox.floppy(),
				"--server.address=127.0.0.1", "--osmanager.status.interval=10s",
				"--osmanager.status.url=http://127.0.0.1:" + this.port + "/"));
		arguments.addAll(List.of(own));
		this.settings.stream().filter((setting) -> !setting.startsWith(PORT)).forEach(arguments::add);
		arguments.add(PORT + this.port);
		service.accept(arguments.toArray(String[]::new));
		out.printf("""

				  Public page   http://127.0.0.1:%1$d/
				  Owner's page  http://127.0.0.1:%1$d/index.html?cookie=%2$s
				  Health        http://127.0.0.1:%1$d/actuator/health

				  A sandbox, %3$s: nothing of this machine is configured.
				  The application and the charts' past day are made up. Ctrl-C ends and removes it.

				""", this.port, this.sandbox.cookie(), this.sandbox.root().getParent());
		out.flush();
		new CountDownLatch(1).await();
	}

}
