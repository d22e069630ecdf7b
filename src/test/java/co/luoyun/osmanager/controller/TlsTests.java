package co.luoyun.osmanager.controller;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import co.luoyun.osmanager.controller.ScriptedController.Script;
import co.luoyun.osmanager.instance.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** TLS to a proxy before the controller; the certificates are made for these tests. */
class TlsTests {

	private static final char[] PASSWORD = "test-only".toCharArray();

	private static final Script REGISTERS = (peer) -> {
		peer.register();
		peer.awaitClose();
	};

	@TempDir
	Path folder;

	@Test
	void trustsTheAuthorityInTheConfiguration() throws Exception {
		expectRegistered("proxy", Map.of("CLC_CA", onOneLine("proxy.pem")));
		expectRegistered("proxy", Map.of("CLC_CA", pem("proxy.pem").replace("\n", "\\n")));
		expectRegistered("proxy", Map.of("CLC_CA", onOneLine("elsewhere.pem") + pem("proxy.pem").replace("\n", " ")));
	}

	@Test
	void trustsTheAuthorityInAFile() throws Exception {
		Path ca = Files.writeString(this.folder.resolve("ca.pem"), pem("elsewhere.pem") + pem("proxy.pem"));
		expectRegistered("proxy", Map.of("CLC_CA", ca.toString()));
	}

	@Test
	void trustsAPinnedCertificateWhateverItsName() throws Exception {
		String fingerprint = fingerprint("elsewhere.pem").toUpperCase(java.util.Locale.ROOT)
			.replaceAll("..(?!$)", "$0:");
		expectRegistered("elsewhere", Map.of("CLC_FINGERPRINT", fingerprint));
	}

	@Test
	void refusesAnUnknownAuthority() throws Exception {
		expectFailure("proxy", Map.of(), "that this system trusts");
		expectFailure("proxy", Map.of("CLC_CA", onOneLine("elsewhere.pem")), "no authority in CLC_CA");
	}

	@Test
	void refusesAnotherName() throws Exception {
		expectFailure("elsewhere", Map.of("CLC_CA", onOneLine("elsewhere.pem")), "127.0.0.1");
	}

	@Test
	void refusesAnotherFingerprint() throws Exception {
		expectFailure("proxy", Map.of("CLC_FINGERPRINT", fingerprint("elsewhere.pem")), fingerprint("proxy.pem"));
	}

	@Test
	void saysThatTheAuthorityCannotBeRead() throws Exception {
		expectFailure("proxy", Map.of("CLC_CA", "/no/such/ca.pem"), "reading CLC_CA");
		expectFailure("proxy", Map.of("CLC_CA", "-----BEGIN CERTIFICATE-----!!!"), "no certificate in it");
		expectFailure("proxy", Map.of("CLC_CA", "-----BEGIN CERTIFICATE-----!!!-----END CERTIFICATE-----"),
				"no certificate in it");
		expectFailure("proxy", Map.of("CLC_CA", "-----BEGIN CERTIFICATE-----MIIB-----END CERTIFICATE-----"),
				"no certificate in it");
		expectFailure("proxy", Map.of("CLC_CA", "/dev/zero"), "no file of certificates");
	}

	@Test
	void saysThatAControllerSpeaksNoTls() throws Exception {
		try (ScriptedController controller = new ScriptedController((peer) -> peer.sendBytes(new byte[100]));
				AgentUnderTest agent = agent(controller, Map.of())) {
			agent.awaitFailure(FailureKind.TLS_FAILED);
			assertThat(agent.lastFailure()).contains("TLS with 127.0.0.1", "does not speak TLS", "remove CLC_TLS");
		}
	}

	@Test
	void aPeerThatDripsDoesNotExtendTheDeadline() throws Exception {
		byte[] beginning = { 22, 3, 3, 64, 0, 2, 0, 63, (byte) 252 };
		try (ScriptedController controller = new ScriptedController((peer) -> {
			peer.sendBytes(beginning);
			while (true) {
				peer.sendBytes(new byte[1]);
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}); AgentUnderTest agent = agent(controller, Map.of(), AgentUnderTest.IMPATIENT)) {
			agent.awaitFailure(FailureKind.TLS_FAILED);
			assertThat(agent.lastFailure()).contains("not done within", "look into the proxy's log");
		}
	}

	private void expectRegistered(String certificate, Map<String, String> conf) throws Exception {
		try (ScriptedController controller = new ScriptedController(listen(certificate), REGISTERS);
				AgentUnderTest agent = agent(controller, conf)) {
			agent.awaitRegistered();
		}
	}

	private void expectFailure(String certificate, Map<String, String> conf, String words) throws Exception {
		try (ScriptedController controller = new ScriptedController(listen(certificate), REGISTERS);
				AgentUnderTest agent = agent(controller, conf)) {
			agent.awaitFailure(FailureKind.TLS_FAILED);
			assertThat(agent.lastFailure()).contains(words);
		}
	}

	private AgentUnderTest agent(ScriptedController controller, Map<String, String> conf) {
		return agent(controller, conf, AgentUnderTest.PATIENT);
	}

	private AgentUnderTest agent(ScriptedController controller, Map<String, String> conf,
			ControllerProperties properties) {
		Map<String, String> all = new HashMap<>(conf);
		all.put("CLC_TLS", "yes");
		return new AgentUnderTest(this.folder.resolve("controller"), properties)
			.connect(Optional.of(new Endpoint("127.0.0.1", controller.port())), Optional.empty(), all);
	}

	private static ServerSocket listen(String certificate) throws Exception {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream store = open(certificate + ".p12")) {
			keys.load(store, PASSWORD);
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	private static String onOneLine(String name) throws Exception {
		return pem(name).replace("\n", "");
	}

	private static String pem(String name) throws Exception {
		try (InputStream in = open(name)) {
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	private static String fingerprint(String name) throws Exception {
		Certificate certificate;
		try (InputStream in = open(name)) {
			certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
		}
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
	}

	private static InputStream open(String name) {
		@Nullable InputStream in = TlsTests.class.getResourceAsStream("tls/" + name);
		if (in == null) {
			throw new IllegalStateException("The test's resource tls/" + name + " is missing");
		}
		return in;
	}

}
