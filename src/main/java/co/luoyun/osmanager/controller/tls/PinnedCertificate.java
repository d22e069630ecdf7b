package co.luoyun.osmanager.controller.tls;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts the one server whose certificate has a fingerprint, and nobody else. */
final class PinnedCertificate extends X509ExtendedTrustManager {

	private final byte[] fingerprint;

	/**
	 * The certificate that is trusted.
	 * @param fingerprint its SHA-256 in lower-case hexadecimal digits
	 */
	PinnedCertificate(String fingerprint) {
		this.fingerprint = fingerprint.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		try {
			String actual = HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded()));
			if (!MessageDigest.isEqual(this.fingerprint, actual.getBytes(StandardCharsets.US_ASCII))) {
				throw new OtherCertificateException(actual);
			}
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkServerTrusted(chain, authType);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		checkServerTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("this is not a server");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

	/** The server has another certificate. */
	static final class OtherCertificateException extends CertificateException {

		private final String fingerprint;

		OtherCertificateException(String fingerprint) {
			super("the certificate's SHA-256 fingerprint is " + fingerprint);
			this.fingerprint = fingerprint;
		}

		/** Its SHA-256. */
		String fingerprint() {
			return this.fingerprint;
		}

	}

}
