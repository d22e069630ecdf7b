package co.luoyun.osmanager.web;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.web.server.HttpsPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** HTTPS with files that somebody puts here, and changes. */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class GivenCertificateTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final int port = FreePort.find();

	private final RunningWeb web = new RunningWeb("--osmanager.web.https.enabled=true",
			"--osmanager.web.https.port=" + this.port, "--osmanager.web.https.certificate=/etc/page/page.pem",
			"--osmanager.web.https.key=/etc/page/page.key", "--osmanager.web.https.redirect=true");

	@AfterEach
	void stop() {
		this.web.stop();
	}

	@Test
	void isTakenOverWhenItChangesAndNothingElseDependsOnIt(CapturedOutput log) throws Exception {
		Files.createDirectories(folder());
		try (ServerSocket taken = new ServerSocket(this.port, 1, InetAddress.getLoopbackAddress())) {
			this.web.start();
			awaitSaid("There is no HTTPS on port " + this.port + ": the certificate " + file("page.pem")
					+ " cannot be used: " + file("page.pem") + " does not exist");
			assertThat(fromElsewhere()).as("the plain page").startsWith("HTTP/1.1 200");
			issue("i10.example.org", 9);
			awaitSaid("it cannot be opened (Address already in use");
			awaitSaid("process " + ProcessHandle.current().pid());
			assertThat(taken.isBound()).isTrue();
		}
		awaitSaid("The page is served by HTTPS, too, on port " + this.port + "; the certificate's SHA-256");
		assertThat(fromElsewhere()).startsWith("HTTP/1.1 307")
			.contains("Location: https://i10.example.org:" + this.port + "/index.html?a=b");
		assertThat(this.web.visit("/actuator/health").statusCode()).as("for this machine").isEqualTo(200);
		String first = TlsVisitor.fingerprint(this.port);
		try (SSLSocket open = TlsVisitor.connect(this.port)) {
			assertThat(TlsVisitor.ask(open, "/actuator/health")).contains(" 200");
			issue("i10.example.org", 9);
			await().atMost(PATIENCE).until(() -> !TlsVisitor.fingerprint(this.port).equals(first));
			assertThat(TlsVisitor.ask(open, "/actuator/health")).as("on a connection from before").contains(" 200");
			assertThat(TlsVisitor.fingerprint(open)).isEqualTo(first);
		}
		issue("i11.example.org", 9);
		awaitSaid("is not for i10.example.org, and browsers refuse it: it is for i11.example.org");
		issue("i10.example.org", -1);
		awaitSaid("The certificate for HTTPS has ended on ");
		String last = TlsVisitor.fingerprint(this.port);
		Files.writeString(file("page.pem"), "-----BEGIN CERTIFICATE-----\nnothing\n");
		awaitSaid("The certificate has changed and cannot be used: ");
		assertThat(TlsVisitor.fingerprint(this.port)).isEqualTo(last);
		assertThat(log).containsOnlyOnce("There is no HTTPS on port " + this.port + ": the certificate")
			.doesNotContain("Exception");
		assertThat(this.web.bean(HttpsPort.class).state().judge()).hasToString("WARNING");
	}

	private void awaitSaid(String text) {
		await().atMost(PATIENCE)
			.untilAsserted(
					() -> assertThat(this.web.bean(HttpsPort.class).state().explanation().toString()).contains(text));
	}

	private String fromElsewhere() throws Exception {
		return new RawRequest("GET /index.html?a=b HTTP/1.1").header("Host: i10.example.org:8080")
			.header("Connection: close")
			.send(this.web.port());
	}

	private Path file(String name) {
		return folder().resolve(name);
	}

	private Path folder() {
		return this.web.sandbox.root.resolve("etc/page");
	}

	private void issue(String name, int days) {
		new PageCertificate(folder(), PageCertificate.SELF_SIGNED).issue(name, days);
	}

}
