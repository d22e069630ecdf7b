package co.luoyun.osmanager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Shows the Java runtime what a start needs, so that it can keep it in the start cache:
 * one start of the service in a sandbox, with pages served, and then a clean stop.
 */
final class TrainingRun {

	private static final List<String> PAGES = List.of("/", "/index.html", "/?cookie=training", "/actuator/health",
			"/api/status", "/none");

	private TrainingRun() {
	}

	/**
	 * Runs OS Manager in a sandbox.
	 * @param args the folder that stands for {@code /}; the running system is refused
	 * @throws IOException when a page cannot be fetched
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 1 || Path.of(args[0]).toRealPath().equals(Path.of("/"))) {
			throw new IllegalArgumentException("A training run needs a sandbox folder, other than /");
		}
		Path root = Path.of(args[0]).toRealPath();
		SpringApplication application = new SpringApplication(OsManagerApplication.class);
		application.setMainApplicationClass(OsManagerApplication.class);
		try (ConfigurableApplicationContext context = application.run("--osmanager.root=" + root,
				"--osmanager.home=/LuoYun", "--osmanager.floppy.device=" + root.resolve("floppy.img"),
				"--server.port=0", "--server.address=127.0.0.1")) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			for (String page : PAGES) {
				fetch(port, page);
			}
		}
	}

	private static void fetch(int port, String page) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			OutputStream request = socket.getOutputStream();
			request.write(("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			try (InputStream response = socket.getInputStream()) {
				response.readAllBytes();
			}
		}
	}

}
