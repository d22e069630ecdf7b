package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.ExplainedException;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * A certificate to serve with, and its private key.
 *
 * @param store both, with those that the certificate was issued by
 * @param certificate its own
 * @param selfMade whether this instance made it for itself, so that no browser knows who
 * vouches for it
 */
public record ServerCertificate(PemSslStore store, X509Certificate certificate, boolean selfMade) {

	/** What Mozilla calls intermediate: every browser of the last eight years. */
	private static final String[] CIPHERS = { "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
			"TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
			"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
			"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" };

	private static final String[] PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	/**
	 * Reads a certificate.
	 * @param certificates PEM text of it, and of those that it was issued by
	 * @param key PEM text of its private key
	 * @param selfMade whether this instance made both. Then they are not tried with each
	 * other, which would set up at each start what only a client of HTTPS needs
	 * @throws IOException when there is none, no key, or the key is another one's
	 */
	static ServerCertificate of(String certificates, String key, boolean selfMade) throws IOException {
		if (!certificates.contains("-----END CERTIFICATE-----")) {
			throw new ExplainedException(HttpsMessage.NO_CERTIFICATE.with());
		}
		if (!key.matches("(?s).*-----END [A-Z ]*PRIVATE KEY-----.*")) {
			throw new ExplainedException(HttpsMessage.NO_KEY.with());
		}
		try {
			PemSslStore store = Objects
				.requireNonNull(PemSslStore.load(PemSslStoreDetails.forCertificates(certificates).withPrivateKey(key)));
			PrivateKey read = requireKey(store);
			X509Certificate certificate = first(store);
			if (!selfMade) {
				requirePair(certificate.getPublicKey(), read);
			}
			return new ServerCertificate(store, certificate, selfMade);
		}
		catch (IllegalStateException | IllegalArgumentException | UncheckedIOException | GeneralSecurityException ex) {
			throw new IOException(Failure.oneLine(ex), ex);
		}
	}

	private static PrivateKey requireKey(PemSslStore store) throws IOException {
		PrivateKey key = store.privateKey();
		if (key == null) {
			throw new ExplainedException(HttpsMessage.UNREADABLE_KEY.with());
		}
		return key;
	}

	private static void requirePair(PublicKey open, PrivateKey key) throws IOException, GeneralSecurityException {
		if (!key.getAlgorithm().equals(open.getAlgorithm()) || !verifies(open, key)) {
			throw new ExplainedException(HttpsMessage.OTHER_KEY.with());
		}
	}

	private static boolean verifies(PublicKey open, PrivateKey key) throws GeneralSecurityException {
		byte[] text = "OS Manager".getBytes(StandardCharsets.US_ASCII);
		Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
			case "EC" -> "SHA256withECDSA";
			case "RSA" -> "SHA256withRSA";
			default -> key.getAlgorithm();
		});
		signature.initSign(key);
		signature.update(text);
		byte[] signed = signature.sign();
		signature.initVerify(open);
		signature.update(text);
		return signature.verify(signed);
	}

	private static X509Certificate first(PemSslStore store) throws IOException {
		List<X509Certificate> all = store.certificates();
		if (all == null || all.isEmpty()) {
			throw new ExplainedException(HttpsMessage.NO_CERTIFICATE.with());
		}
		return all.getFirst();
	}

	/** For Tomcat. */
	public SslBundle bundle() {
		return SslBundle.of(new PemSslStoreBundle(this.store, null), SslBundleKey.NONE,
				SslOptions.of(CIPHERS, PROTOCOLS));
	}

	/** SHA-256 of the certificate, as browsers and openssl show it. */
	public String fingerprint() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.certificate.getEncoded());
			return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public Instant from() {
		return this.certificate.getNotBefore().toInstant();
	}

	/** When it ends. */
	public Instant until() {
		return this.certificate.getNotAfter().toInstant();
	}

	boolean hasBegun(Instant now) {
		return !from().isAfter(now);
	}

	boolean hasEnded(Instant now) {
		return until().isBefore(now);
	}

	/** The names and addresses that it is for, in lower case. */
	Set<String> names() {
		try {
			return Stream.ofNullable(this.certificate.getSubjectAlternativeNames())
				.flatMap((all) -> all.stream())
				.map((name) -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (CertificateParsingException ex) {
			return Set.of();
		}
	}

	/** Whether a browser that was told this name finds it in here. */
	boolean covers(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		int dot = lower.indexOf('.');
		Set<String> names = names();
		return names.contains(lower) || (dot > 0 && names.contains("*" + lower.substring(dot)));
	}

}
