package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.OsManagerApplication;
import co.luoyun.osmanager.cli.sandbox.Sandbox;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.web.access.LocalToken;
import co.luoyun.osmanager.web.https.HttpsState;
import co.luoyun.osmanager.web.server.HttpsPort;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Shows the Java runtime what a start needs, so that it can keep it in the start cache:
 * the service starts in a sandbox with a floppy image, registers with a simulated
 * controller, serves its pages and stops. What is shown here and then not needed costs
 * memory: the runtime loads every class of the cache.
 */
final class TrainingRun {

	// Secrets of nothing but the sandbox.
	private static final String KEY = "00000000-1111-2222-3333-444444444444";

	private static final String COOKIE = "training";

	private static final List<String> PAGES = List.of("/", "/index.html", "/?cookie=" + COOKIE, "/style.css",
			"/actuator/health", "/actuator/prometheus", "/api/status", "/none");

	private static final int SECONDS_TO_REGISTER = 20;

	private static final Duration HTTPS_LIMIT = Duration.ofSeconds(10);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private TrainingRun() {
	}

	/**
	 * Runs OS Manager in a sandbox.
	 * @param args the folder that stands for {@code /}; the running system's is refused
	 * @throws IOException when the sandbox cannot be made or a page not be fetched
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		if (args.length != 1 || Path.of(args[0]).toRealPath().equals(Path.of("/"))) {
			throw new IllegalArgumentException("A training run needs a sandbox folder, other than /");
		}
		Sandbox sandbox = new Sandbox(Path.of(args[0]).toRealPath(), KEY, COOKIE);
		CountDownLatch serving = new CountDownLatch(1);
		try (SimulatedController controller = new SimulatedController(ControllerOptions.onLoopback(new SharedKey(KEY)),
				Clock.systemUTC(), (event) -> {
					if (event.endsWith(" serving")) {
						serving.countDown();
					}
				})
			.start()) {
			sandbox.make(controller.port(), false);
			service(sandbox, serving);
		}
	}

	private static void service(Sandbox sandbox, CountDownLatch serving) throws IOException, InterruptedException {
		int https = freePort();
		try (ConfigurableApplicationContext context = SpringApplication.from(OsManagerApplication::main)
			.run("--osmanager.root=" + sandbox.root(), "--osmanager.home=/LuoYun",
					"--osmanager.floppy.device=" + sandbox.floppy(), "--server.port=0", "--server.address=127.0.0.1",
					"--osmanager.web.https.port=" + https)
			.getApplicationContext()) {
			SystemRoot root = context.getBean(SystemRoot.class);
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			for (String page : PAGES) {
				fetch(port, page, LocalToken.authorization(root));
			}
			awaitHttps(context.getBean(HttpsPort.class));
			if (!serving.await(SECONDS_TO_REGISTER, TimeUnit.SECONDS)) {
				System.err.println("Not registered with the simulated controller within " + SECONDS_TO_REGISTER
						+ " s: the first connection is not part of the cache");
			}
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	// Its certificate is made and read by then. No client comes: most instances are never
	// visited by HTTPS, and the classes for that would be loaded in all of them.
	private static void awaitHttps(HttpsPort https) {
		Deadline deadline = Deadline.in(HTTPS_LIMIT, Ticker.SYSTEM);
		boolean waiting = true;
		while (waiting && https.state() instanceof HttpsState.Starting) {
			waiting = deadline.pause(PAUSE);
		}
		if (!https.isOpen()) {
			System.err.println("HTTPS is not part of the cache: " + https.state().explanation());
		}
	}

	private static void fetch(int port, String page, String authorization) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream()
				.write(("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
						+ "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\nAuthorization: " + authorization
						+ "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().readAllBytes();
		}
	}

}
