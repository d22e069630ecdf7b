package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The certificate that this instance makes for itself, with its key, in a file that only
 * root can read. The JDK makes no certificates, and a library for it would be a tenth of
 * the package for what is needed once a year: {@code openssl} does it.
 */
@Component
class SelfMadeCertificate {

	private static final Logger logger = LoggerFactory.getLogger(SelfMadeCertificate.class);

	private static final String MODE = "rw-------";

	private static final int DAYS = 397;

	private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

	private static final int LARGEST = 64 * 1024;

	private static final int LONGEST_COMMON_NAME = 64;

	private final Path path;

	private final CommandRunner runner;

	private final InstanceNames names;

	private final Clock clock;

	SelfMadeCertificate(SystemRoot root, CommandRunner runner, InstanceNames names, Clock clock) {
		this.path = root.home(HomePath.HTTPS_CERTIFICATE);
		this.runner = runner;
		this.names = names;
		this.clock = clock;
	}

	/** The one that was made, if it is still right; else a new one. */
	ServerCertificate get() throws IOException {
		if (Files.exists(this.path)) {
			try {
				ServerCertificate kept = parse(RegularFile.text(this.path, LARGEST));
				if (isRight(kept) && isSecret()) {
					return kept;
				}
			}
			catch (IOException ex) {
				logger.debug("The certificate in {} cannot be used", this.path, ex);
			}
		}
		return make();
	}

	/** Whether it has all our names, and does not end soon. */
	boolean isRight(ServerCertificate certificate) {
		Instant now = this.clock.instant();
		return this.names.all().stream().allMatch(certificate::covers) && certificate.hasBegun(now)
				&& !certificate.hasEnded(now.plus(RENEWED_BEFORE));
	}

	private boolean isSecret() throws IOException {
		return Files.getPosixFilePermissions(this.path).equals(PosixFilePermissions.fromString(MODE));
	}

	private ServerCertificate make() throws IOException {
		if (new Programs().find("openssl").isEmpty()) {
			throw new NoOpensslException();
		}
		String made = generate(request(this.names.all()));
		ServerCertificate certificate = parse(made);
		try {
			new AtomicFile(this.path, MODE).write(made.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot write {}: {}. The next start makes another certificate", this.path, ex.toString());
		}
		return certificate;
	}

	private static ServerCertificate parse(String pem) throws IOException {
		return ServerCertificate.of(pem, pem, true);
	}

	// The key comes by a pipe, and is never in a file that is not written by us.
	private String generate(String request) throws IOException {
		CommandResult result = this.runner.run(Command
			.of("openssl", "req", "-x509", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt",
					"ec_param_enc:named_curve", "-nodes", "-sha256", "-days", String.valueOf(DAYS), "-config",
					"/dev/stdin", "-keyout", "/dev/stdout")
			.withInput(request));
		if (!result.succeeded()) {
			// Not its output, which may hold the key.
			throw new ExplainedException(HttpsMessage.NOT_MADE.with(result.ending().message(),
					result.errors().lines().findFirst().orElse("")));
		}
		return result.output();
	}

	// In a file, as openssl 1.0 knows no other way to the names.
	private static String request(Set<String> names) {
		String common = names.iterator().next();
		return """
				[req]
				distinguished_name = name
				x509_extensions = extensions
				prompt = no
				[name]
				O = OS Manager
				CN = %s
				[extensions]
				basicConstraints = critical, CA:FALSE
				keyUsage = critical, digitalSignature
				extendedKeyUsage = serverAuth
				subjectAltName = %s
				""".formatted((common.length() > LONGEST_COMMON_NAME) ? "instance" : common,
				names.stream().map(SelfMadeCertificate::alternative).collect(Collectors.joining(", ")));
	}

	private static String alternative(String name) {
		boolean address = name.contains(":") || name.matches("[0-9.]+");
		return (address ? "IP:" : "DNS:") + name.toLowerCase(Locale.ROOT);
	}

	/** There is nothing to make a certificate with. */
	static final class NoOpensslException extends ExplainedException {

		private static final long serialVersionUID = 1L;

		NoOpensslException() {
			super(HttpsMessage.NO_OPENSSL.with());
		}

	}

}
