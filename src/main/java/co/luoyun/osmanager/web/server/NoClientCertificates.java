package co.luoyun.osmanager.web.server;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.X509TrustManager;

/**
 * Trusts nobody: no client is asked for a certificate. Without it Java would read the
 * certificates of 150 authorities when HTTPS starts.
 * <p>
 * Public with a constructor of no arguments, as Tomcat makes it by its name.
 */
public final class NoClientCertificates implements X509TrustManager {

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
		throw new CertificateException("no client is asked for a certificate");
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
		throw new CertificateException("this is no client");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
