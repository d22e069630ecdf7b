package co.luoyun.osmanager.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The browser's end of HTTPS. */
public final class TlsVisitor {

	private TlsVisitor() {
	}

	/** A browser whose owner has compared the fingerprint, and trusts one certificate. */
	static HttpClient trusting(Path pem) throws IOException, GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		trusted.setCertificateEntry("instance", read(pem));
		TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
		managers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers.getTrustManagers(), null);
		return HttpClient.newBuilder()
			.sslContext(context)
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build();
	}

	private static Certificate read(Path pem) throws IOException, GeneralSecurityException {
		String text = Files.readString(pem, StandardCharsets.US_ASCII);
		byte[] certificate = text.substring(text.indexOf("-----BEGIN CERTIFICATE")).getBytes(StandardCharsets.US_ASCII);
		return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
	}

	/** A connection of somebody who trusts everybody, with its handshake done. */
	static SSLSocket connect(int port) throws IOException, GeneralSecurityException {
		return over(new Socket("127.0.0.1", port));
	}

	/** The same on a connection that is open; it ends with it. */
	public static SSLSocket over(Socket connection) throws IOException, GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new Credulous() }, null);
		SSLSocket socket = (SSLSocket) context.getSocketFactory()
			.createSocket(connection, "127.0.0.1", connection.getPort(), true);
		socket.setSoTimeout(30_000);
		socket.startHandshake();
		return socket;
	}

	/** SHA-256 of the certificate that is served now. */
	static String fingerprint(int port) throws IOException, GeneralSecurityException {
		try (SSLSocket socket = connect(port)) {
			return fingerprint(socket);
		}
	}

	static String fingerprint(SSLSocket socket) throws IOException, GeneralSecurityException {
		byte[] encoded = socket.getSession().getPeerCertificates()[0].getEncoded();
		return HexFormat.ofDelimiter(":")
			.withUpperCase()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
	}

	/** The first line of the answer to a request on an open connection. */
	static String ask(Socket socket, String path) throws IOException {
		socket.getOutputStream()
			.write(("HEAD " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		StringBuilder head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			head.append((char) socket.getInputStream().read());
		}
		return head.substring(0, head.indexOf("\r\n"));
	}

	private static final class Credulous implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			// Nobody asks.
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
			// Whoever it is.
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
