package co.luoyun.osmanager.controller;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Certificates in PEM, also where their line breaks were lost or written as {@code \n}.
 */
final class PemCertificates {

	private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

	private static final String END = "-----END CERTIFICATE-----";

	private PemCertificates() {
	}

	/** Whether a text is PEM itself, rather than the path of a file. */
	static boolean isPem(String text) {
		return text.contains(BEGIN);
	}

	/**
	 * All certificates in a text.
	 * @throws CertificateException when there is none, or one cannot be read
	 */
	static List<Certificate> read(String text) throws CertificateException {
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		List<Certificate> certificates = new ArrayList<>();
		int begin = text.indexOf(BEGIN);
		while (begin >= 0) {
			int end = text.indexOf(END, begin);
			if (end < 0) {
				throw new CertificateException("a certificate has no end line");
			}
			String base64 = text.substring(begin + BEGIN.length(), end).replace("\\n", "").replaceAll("\\s", "");
			certificates.add(factory.generateCertificate(new ByteArrayInputStream(decode(base64))));
			begin = text.indexOf(BEGIN, end);
		}
		if (certificates.isEmpty()) {
			throw new CertificateException("there is no certificate in it");
		}
		return certificates;
	}

	private static byte[] decode(String base64) throws CertificateException {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw new CertificateException("a certificate is not base64", ex);
		}
	}

}
