package co.luoyun.osmanager.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;

/** A certificate authority made on the spot, by openssl. */
@StartsPrograms
final class TestAuthority {

	private static final CommandRunner RUNNER = new CommandRunner(CommandPolicy.runEverything());

	private final Path folder;

	private final String name;

	/**
	 * A new authority.
	 * @param folder keeps its files
	 * @param name tells it from others in the same folder
	 */
	TestAuthority(Path folder, String name) {
		this.folder = folder;
		this.name = name;
		openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
				"-subj", "/CN=" + name, "-keyout", path(name + ".key"), "-out", path(name + ".pem"));
	}

	/** Its certificate. */
	Path certificate() {
		return this.folder.resolve(this.name + ".pem");
	}

	/**
	 * A certificate of a server, with its key after it, as haproxy wants it.
	 * @param file the name of the file
	 * @param subject the subject alternative name: {@code IP:127.0.0.1}
	 * @param days how long it is valid; negative when it is no longer
	 */
	Path issue(String file, String subject, int days) throws IOException {
		openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
				"/CN=proxy", "-addext", "subjectAltName=" + subject, "-keyout", path(file + ".key"), "-out",
				path(file + ".csr"));
		openssl("x509", "-req", "-in", path(file + ".csr"), "-CA", path(this.name + ".pem"), "-CAkey",
				path(this.name + ".key"), "-CAcreateserial", "-days", String.valueOf(days), "-copy_extensions", "copy",
				"-out", path(file + ".pem"));
		return Files.writeString(this.folder.resolve(file), Files.readString(this.folder.resolve(file + ".pem"))
				+ Files.readString(this.folder.resolve(file + ".key")));
	}

	/** SHA-256 of a certificate, in hexadecimal digits. */
	static String fingerprint(Path pem) throws IOException, GeneralSecurityException {
		String certificate = Files.readString(pem, StandardCharsets.US_ASCII)
			.replaceAll("(?s)-----BEGIN [A-Z ]*KEY.*", "");
		byte[] encoded = CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
			.getEncoded();
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
	}

	private String path(String file) {
		return this.folder.resolve(file).toString();
	}

	private static void openssl(String... arguments) {
		List<String> all = new ArrayList<>(List.of("openssl"));
		all.addAll(List.of(arguments));
		CommandResult result = RUNNER.run(Command.of(all));
		if (!result.succeeded()) {
			throw new IllegalStateException(result.toString());
		}
	}

}
