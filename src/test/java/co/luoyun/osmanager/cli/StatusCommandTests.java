package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import co.luoyun.osmanager.RunningTicker;
import co.luoyun.osmanager.cli.service.StatusCommand;
import co.luoyun.osmanager.files.BootRecord;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.process.ProcessIdentity;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class StatusCommandTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@ParameterizedTest
	@CsvSource({ "WELL, 0", "DEGRADED, 1", "ERROR, 2" })
	void exitCodeSaysHowItIs(String overall, int code) throws IOException {
		HttpServer service = serve(overall, 0);
		assertThat(run("--port", port(service))).isEqualTo(code);
		assertThat(this.out.toString()).contains("i10.example.org: serving", "controller", "check the network",
				"Certificate of port 8443, SHA-256: 12:AB");
		service.stop(0);
	}

	@Test
	void jsonIsPassedOnAsItIs() throws IOException {
		HttpServer service = serve("WELL", 0);
		assertThat(run("--format", "json", "--port", port(service))).isZero();
		assertThat(this.out.toString().strip()).isEqualTo(report("WELL", false));
		service.stop(0);
	}

	@Test
	void waitsUntilNothingIsOnItsWay() throws IOException {
		HttpServer service = serve("WELL", 1);
		assertThat(run("--wait", "--format", "json", "--port", port(service))).isZero();
		assertThat(this.out.toString()).contains("\"starting\":false");
		service.stop(0);
	}

	@Test
	void waitsByTheTicker() throws IOException {
		RunningTicker ticker = new RunningTicker();
		HttpServer service = listen();
		service.createContext("/api/status", (exchange) -> {
			ticker.forward(Duration.ofMinutes(2));
			answer(exchange, report("DEGRADED", true));
		});
		assertThat(new CommandLine(new StatusCommand(ticker)).setCaseInsensitiveEnumValuesAllowed(true)
			.setOut(new PrintWriter(this.out, true))
			.execute("--wait", "--timeout", "300", "--port", port(service))).isEqualTo(1);
		service.stop(0);
	}

	@Test
	void saysWhenNothingIsRunning() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		assertThat(run("--port", Integer.toString(free))).isEqualTo(3);
		assertThat(this.err.toString()).contains("does not answer at http://127.0.0.1:" + free + "/",
				"systemctl status osmanager");
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 500 })
	void saysWhenItRefuses(int status) throws IOException {
		HttpServer service = listen();
		service.createContext("/api/status", (exchange) -> {
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		});
		assertThat(run("--wait", "--format", "json", "--port", port(service))).isEqualTo(2);
		assertThat(this.out.toString()).contains("REFUSED");
		assertThat(this.err.toString()).contains("HTTP status " + status, "run/osmanager.token", "as root");
		service.stop(0);
	}

	@Test
	void asksWhereTheServiceSaysThatItListens(@TempDir Path root) throws IOException {
		HttpServer service = serve("DEGRADED", 0);
		Path file = root.resolve("LuoYun/run/osmanager.url");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "http://127.0.0.1:" + port(service) + "/\n");
		assertThat(run("--root", root.toString())).isEqualTo(1);
		service.stop(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"text|OS Manager (pid PID) is starting: the config script runs, for 120 s so far",
			"json|{\"overall\":\"STARTING\",\"starting\":true,\"step\":\"the config script runs\",\"seconds\":120,\"version\":1}" })
	void saysHowFarTheBootIs(String format, String expected, @TempDir Path folder) throws IOException {
		SystemRoot root = new SystemRoot(folder, Path.of("/LuoYun"));
		long self = ProcessHandle.current().pid();
		long begun = Ticker.SYSTEM.getAsLong() - Duration.ofMinutes(2).toNanos();
		new BootRecord(self, begun, "the config script runs").write(root);
		Path identity = root.home(HomePath.IDENTITY);
		Files.writeString(identity, ProcessIdentity.of(self).orElseThrow().toString());
		HttpServer stranger = serve("WELL", 0);
		assertThat(run("--root", folder.toString(), "--format", format, "--port", port(stranger))).isEqualTo(1);
		stranger.stop(0);
		assertThat(this.out.toString().strip()).isEqualTo(expected.replace("PID", Long.toString(self)));
		Files.delete(identity);
		assertThat(run("--root", folder.toString())).as("what a killed service left").isEqualTo(3);
	}

	@Test
	void asksNoOtherInstanceThanTheOneThatIsNamed(@TempDir Path home) {
		assertThat(OsManagerCommand.run(new PrintWriter(this.out), new PrintWriter(this.err), "status", "--root",
				home.toString()))
			.isEqualTo(3);
		assertThat(this.err.toString()).hasLineCount(1).contains("no OS Manager with the home " + home);
	}

	@Test
	void aPortThatIsNoneIsOneLine() {
		assertThat(run("--port", "99999")).isEqualTo(64);
		assertThat(run("--port", "-1")).isEqualTo(64);
		assertThat(this.err.toString()).hasLineCount(2).contains("--port 99999 is none of 0 to 65535");
	}

	private int run(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "status";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return OsManagerCommand.run(new PrintWriter(this.out, true), new PrintWriter(this.err, true), all);
	}

	private static HttpServer serve(String overall, int startingFor) throws IOException {
		AtomicInteger asked = new AtomicInteger();
		HttpServer server = listen();
		server.createContext("/api/status", (exchange) -> {
			boolean starting = asked.getAndIncrement() < startingFor;
			answer(exchange, report(overall, starting));
		});
		return server;
	}

	private static void answer(HttpExchange exchange, String report) throws IOException {
		byte[] body = report.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static HttpServer listen() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		server.start();
		return server;
	}

	private static String port(HttpServer server) {
		return Integer.toString(server.getAddress().getPort());
	}

	private static String report(String overall, boolean starting) {
		return "{\"overall\":\"" + overall + "\",\"starting\":" + starting
				+ ",\"https\":{\"port\":8443,\"fingerprint\":\"12:AB\"},\"instance\":{\"hostname\":\"i10.example.org\",\"state\":\"SERVING\"},\"components\":["
				+ "{\"key\":\"controller\",\"state\":\"OK\",\"code\":\"registered\",\"advice\":\"check the network\"}]}";
	}

}
