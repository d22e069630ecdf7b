package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.controller.ConnectionSnapshot;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The real connection to the development controller through a real haproxy that ends TLS,
 * and what the operator is told when that does not fit together.
 */
@StartsPrograms
@Timeout(120)
class TlsProxyTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final Duration QUICK = Duration.ofMillis(50);

	private static final ControllerProperties PROPERTIES = new ControllerProperties(Duration.ofSeconds(10),
			List.of(QUICK), Duration.ofMillis(200), QUICK, Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(90));

	@TempDir
	static Path folder;

	private static TestAuthority authority;

	private static Path certificate;

	private final SimulatedController controller = new SimulatedController(
			ControllerOptions.onLoopback(new SharedKey(KEY)), Clock.systemUTC(), (_) -> {
			});

	@BeforeAll
	static void issueCertificate() throws IOException {
		List<String> missing = Stream.of("haproxy", "openssl")
			.filter((program) -> new Programs().find(program).isEmpty())
			.toList();
		if (!missing.isEmpty()) {
			System.err.println("SKIPPED TlsProxyTests: there is no " + missing);
		}
		assumeTrue(missing.isEmpty(), () -> "needs " + missing);
		authority = new TestAuthority(folder, "authority");
		certificate = authority.issue("proxy.crt", "IP:127.0.0.1", 2);
	}

	@BeforeEach
	void startController() throws IOException {
		this.controller.start();
	}

	@AfterEach
	void stopController() {
		this.controller.stop();
	}

	@Test
	void servesThroughTheProxyAndComesBackWithIt() throws Exception {
		int port = FreePort.find();
		try (Agent agent = new Agent(port, Map.of("CLC_TLS", "yes", "CLC_CA", authority.certificate().toString()))) {
			for (int registrations = 1; registrations <= 2; registrations++) {
				try (Haproxy _ = new Haproxy(folder, port, "ssl crt " + certificate, this.controller.port())) {
					await().atMost(Duration.ofSeconds(20))
						.until(() -> this.controller.instances().stream().anyMatch(RegisteredInstance::serving));
					assertThat(this.controller.query(10).join().address()).isEqualTo("127.0.0.1");
				}
				agent.awaitFailure(FailureKind.UNREACHABLE);
				assertThat(agent.words()).contains("connecting to controller 127.0.0.1:" + port);
			}
			assertThat(this.controller.instances().getFirst().registrations()).isEqualTo(2);
		}
	}

	@Test
	void takesTheAuthorityOnOneLine() throws Exception {
		String pem = Files.readString(authority.certificate(), StandardCharsets.US_ASCII).replace("\n", "");
		try (Haproxy proxy = proxy(certificate);
				Agent agent = new Agent(proxy.port(), Map.of("CLC_TLS", "yes", "CLC_CA", pem))) {
			agent.awaitRegistered();
		}
	}

	@Test
	void refusesTheWrongAuthority() throws Exception {
		TestAuthority other = new TestAuthority(folder, "other");
		expect(certificate, Map.of("CLC_CA", other.certificate().toString()), "signed by no authority in CLC_CA",
				"or it is not your proxy");
		expect(certificate, Map.of(), "signed by no authority that this system trusts",
				"put the authority's certificate into CLC_CA");
	}

	@Test
	void refusesTheWrongName() throws Exception {
		expect(authority.issue("elsewhere.crt", "DNS:proxy.example,IP:192.0.2.1", 2),
				Map.of("CLC_CA", authority.certificate().toString()), "is for somebody else",
				"CLC_IP of luoyun.conf is 127.0.0.1", "subject alternative name");
	}

	@Test
	void refusesAnExpiredCertificate() throws Exception {
		expect(authority.issue("expired.crt", "IP:127.0.0.1", -1), Map.of("CLC_CA", authority.certificate().toString()),
				"has expired", "renew it at the proxy", "set this instance's clock");
	}

	@Test
	void knowsThePinnedCertificateWhateverElseIsWrongWithIt() throws Exception {
		Path odd = authority.issue("odd.crt", "DNS:proxy.example", -1);
		Map<String, String> pinned = Map.of("CLC_TLS", "yes", "CLC_FINGERPRINT", TestAuthority.fingerprint(odd));
		try (Haproxy proxy = proxy(odd); Agent agent = new Agent(proxy.port(), pinned)) {
			agent.awaitRegistered();
		}
		expect(certificate, pinned, TestAuthority.fingerprint(certificate), "not the one in CLC_FINGERPRINT",
				"if your proxy got a new certificate");
	}

	@Test
	void saysThatTheControllerBehindTheProxyDoesNotRun() throws Exception {
		this.controller.stop();
		try (Haproxy proxy = proxy(certificate);
				Agent agent = new Agent(proxy.port(),
						Map.of("CLC_TLS", "yes", "CLC_CA", authority.certificate().toString()))) {
			agent.awaitFailure(FailureKind.CLOSED_EARLY);
			assertThat(agent.words()).contains("does the controller behind the proxy run?");
			this.controller.start();
			agent.awaitRegistered();
		}
	}

	@Test
	void saysThatTheProxyExpectsTls() throws Exception {
		try (Haproxy proxy = proxy(certificate); Agent agent = new Agent(proxy.port(), Map.of())) {
			agent.awaitFailure(FailureKind.CLOSED_EARLY);
			assertThat(agent.words()).contains("set CLC_TLS=yes in luoyun.conf");
		}
	}

	@Test
	void saysThatTheControllerItselfSpeaksNoTls() throws Exception {
		try (Agent agent = new Agent(this.controller.port(), Map.of("CLC_TLS", "yes"))) {
			agent.awaitFailure(FailureKind.TLS_FAILED);
			assertThat(agent.words()).contains("TLS with 127.0.0.1:" + this.controller.port(),
					"remove CLC_TLS from luoyun.conf");
		}
	}

	@Test
	void saysThatTheProxyRefuses() throws Exception {
		String demanding = "ssl crt " + certificate + " verify required ca-file " + authority.certificate();
		try (Haproxy proxy = new Haproxy(folder, FreePort.find(), demanding, this.controller.port());
				Agent agent = new Agent(proxy.port(),
						Map.of("CLC_TLS", "yes", "CLC_CA", authority.certificate().toString()))) {
			await().until(() -> !agent.words().isEmpty());
			assertThat(agent.words()).contains("Look into the proxy's log");
			assertThat(agent.snapshot().registered()).isFalse();
		}
	}

	private void expect(Path served, Map<String, String> conf, String... words) throws IOException {
		Map<String, String> all = new HashMap<>(conf);
		all.put("CLC_TLS", "yes");
		try (Haproxy proxy = proxy(served); Agent agent = new Agent(proxy.port(), all)) {
			agent.awaitFailure(FailureKind.TLS_FAILED);
			assertThat(agent.words()).contains("TLS with 127.0.0.1:" + proxy.port()).contains(words);
			assertThat(this.controller.instances()).noneMatch(RegisteredInstance::connected);
		}
	}

	private Haproxy proxy(Path served) throws IOException {
		return new Haproxy(folder, FreePort.find(), "ssl crt " + served, this.controller.port());
	}

	/** A connection as OS Manager keeps it, with quick tries. */
	private static final class Agent implements AutoCloseable {

		private final ControllerConnection connection;

		Agent(int port, Map<String, String> other) {
			LuoYunConf conf = new LuoYunConf(Optional.of(new Endpoint("127.0.0.1", port)),
					Optional.of(new Endpoint("127.0.0.1", 1)), OptionalInt.of(10), Optional.of(new Secret(KEY)),
					InstanceSettings.NONE, other);
			CurrentConfiguration configuration = new CurrentConfiguration();
			configuration.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(),
					List.of(), Clock.systemUTC().instant(), Duration.ZERO));
			this.connection = new ControllerConnection(configuration,
					new ControllerFiles(folder.resolve("remembered"), Path::of), () -> ApplicationStatus.RUNNING,
					PROPERTIES, Clock.systemUTC(), Ticker.SYSTEM, new SplittableRandom(1));
			this.connection.start();
		}

		void awaitRegistered() {
			await().atMost(Duration.ofSeconds(20)).until(() -> snapshot().registered());
		}

		void awaitFailure(FailureKind kind) {
			await().atMost(Duration.ofSeconds(20)).until(() -> snapshot().lastFailureKind().equals(Optional.of(kind)));
		}

		ConnectionSnapshot snapshot() {
			return this.connection.snapshot();
		}

		String words() {
			return snapshot().lastFailure().map(Object::toString).orElse("");
		}

		@Override
		public void close() {
			this.connection.stop();
		}

	}

}
