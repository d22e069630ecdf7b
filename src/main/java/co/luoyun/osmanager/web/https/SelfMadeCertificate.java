package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The certificate that this instance makes for itself, with its key, in a file that only
 * root can read.
 */
@Component
class SelfMadeCertificate {

	private static final Logger logger = LoggerFactory.getLogger(SelfMadeCertificate.class);

	private static final String MODE = "rw-------";

	private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

	private static final int LARGEST = 64 * 1024;

	private final Path path;

	private final OpensslCertificate openssl;

	private final InstanceNames names;

	private final Clock clock;

	SelfMadeCertificate(SystemRoot root, CommandRunner runner, InstanceNames names, Clock clock) {
		this.path = root.home(HomePath.HTTPS_CERTIFICATE);
		this.openssl = new OpensslCertificate(runner);
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
		String made = this.openssl.make(this.names.all());
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

}
