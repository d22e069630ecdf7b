package co.luoyun.osmanager.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.OsManagerApplication;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The main job of a fresh clone, {@code mvn spring-boot:test-run}: OS Manager in a
 * sandbox below target/, with a floppy image made on the spot and a simulated controller
 * on loopback. Nothing outside the sandbox is changed.
 */
final class SandboxApplication {

	private static final String CONTROLLER_PORT = "sandbox.controller.port";

	/** There is none but the page itself. */
	private static final String APPLICATION = "http://127.0.0.1:${server.port:8080}/";

	private SandboxApplication() {
	}

	/**
	 * Runs until it is interrupted.
	 * @param args further settings of the service, as {@code --server.port=8090}, and
	 * {@code --sandbox.controller.port}
	 */
	public static void main(String[] args) {
		endWithParent();
		try {
			run(args);
		}
		catch (IOException ex) {
			System.err.println(ex.getMessage() + " (-Dspring-boot.run.arguments=--" + CONTROLLER_PORT + "=PORT)");
			System.exit(1);
		}
	}

	private static void run(String[] args) throws IOException {
		String page = new SimpleCommandLinePropertySource(args).getProperty("server.port");
		try (ServerSocket free = new ServerSocket((page != null) ? Integer.parseInt(page) : 8080, 1,
				InetAddress.getLoopbackAddress())) {
			free.getLocalPort();
		}
		catch (BindException ex) {
			throw new IOException("The page's port is taken; name another by --server.port=PORT", ex);
		}
		Path project = Path.of("").toAbsolutePath();
		Sandbox sandbox = new Sandbox(project.resolve("target/sandbox"));
		int controllerPort = controllerPort(args);
		SandboxConfiguration configuration = sandbox.make(project, controllerPort);
		ControllerOptions options = ControllerOptions.onLoopback(new SharedKey(configuration.key()))
			.withPort(controllerPort);
		SimulatedController controller = new SimulatedController(options, Clock.systemUTC(),
				(event) -> System.out.println("controller: " + event))
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(controller::close));
		Environment environment = SpringApplication.from(OsManagerApplication::main)
			.run(settings(sandbox, args))
			.getApplicationContext()
			.getEnvironment();
		greet(environment, configuration, project.relativize(sandbox.folder()));
	}

	private static int controllerPort(String[] args) {
		String port = new SimpleCommandLinePropertySource(args).getProperty(CONTROLLER_PORT);
		return (port != null) ? Integer.parseInt(port) : 1369;
	}

	private static String[] settings(Sandbox sandbox, String[] args) {
		List<String> settings = new ArrayList<>(
				List.of("--osmanager.root=" + sandbox.root(), "--osmanager.floppy.device=" + sandbox.floppy(),
						"--osmanager.status.interval=10s", "--osmanager.webssh.exposure=gated",
						"--server.address=127.0.0.1", "--osmanager.status.url=" + APPLICATION));
		settings.addAll(List.of(args));
		return settings.toArray(String[]::new);
	}

	private static void greet(Environment environment, SandboxConfiguration configuration, Path folder) {
		String page = "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
				+ environment.getProperty("local.server.port");
		System.out.printf("""

				  Public page   %1$s/
				  Owner's page  %1$s/index.html?cookie=%2$s
				  Health        %1$s/actuator/health
				  Sandbox       %3$s (its root directory, floppy image and luoyun.ini)
				  Ctrl-C ends OS Manager, the controller and the terminal server.

				""", page, configuration.cookie(), folder);
	}

	// When Maven is killed, this process must not stay behind.
	private static void endWithParent() {
		Thread.ofPlatform().daemon().name("end-with-parent").start(() -> {
			ProcessHandle.current().parent().ifPresent((parent) -> parent.onExit().join());
			Runtime.getRuntime().exit(0);
		});
	}

}
