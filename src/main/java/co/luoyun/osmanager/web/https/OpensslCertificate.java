package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;

/**
 * Has {@code openssl} make a certificate. The JDK makes none, and a library for it would
 * be a tenth of the package for what is needed once a year.
 *
 * @param runner runs openssl
 */
record OpensslCertificate(CommandRunner runner) {

	private static final int DAYS = 397;

	private static final int LONGEST_COMMON_NAME = 64;

	/**
	 * Makes a certificate and its key.
	 * @param names what it is for; the first one is its common name
	 * @return PEM text of both
	 * @throws NoOpensslException when there is no openssl
	 * @throws IOException when it fails
	 */
	String make(Set<String> names) throws IOException {
		if (new Programs().find("openssl").isEmpty()) {
			throw new NoOpensslException();
		}
		// The key comes by a pipe, and is never in a file that is not written by us.
		CommandResult result = this.runner.run(Command
			.of("openssl", "req", "-x509", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt",
					"ec_param_enc:named_curve", "-nodes", "-sha256", "-days", String.valueOf(DAYS), "-config",
					"/dev/stdin", "-keyout", "/dev/stdout")
			.withInput(request(names)));
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
				names.stream().map(OpensslCertificate::alternative).collect(Collectors.joining(", ")));
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
