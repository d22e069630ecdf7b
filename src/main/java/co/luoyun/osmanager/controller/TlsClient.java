package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import co.luoyun.osmanager.instance.Endpoint;

/** Puts TLS on a connection to the proxy before the controller. */
final class TlsClient {

	private final TlsSettings settings;

	private final Function<String, Path> systemPath;

	/**
	 * A client.
	 * @param settings whom to trust
	 * @param systemPath where a system path is to be found
	 */
	TlsClient(TlsSettings settings, Function<String, Path> systemPath) {
		this.settings = settings;
		this.systemPath = systemPath;
	}

	/**
	 * Does the TLS handshake over a connected socket.
	 * @throws ConnectionFailedException when the proxy is not to be trusted, or
	 * {@code CLC_CA} cannot be read
	 */
	Socket secure(Socket socket, Endpoint controller, Duration timeout) throws ConnectionFailedException {
		SSLContext context = context();
		try {
			SSLSocket secured = (SSLSocket) context.getSocketFactory()
				.createSocket(socket, controller.host(), controller.port(), true);
			if (this.settings.fingerprint().isEmpty()) {
				SSLParameters parameters = secured.getSSLParameters();
				parameters.setEndpointIdentificationAlgorithm("HTTPS");
				secured.setSSLParameters(parameters);
			}
			secured.setSoTimeout(Math.toIntExact(timeout.toMillis()));
			secured.startHandshake();
			return secured;
		}
		catch (SSLException ex) {
			throw failure(
					"TLS with " + controller + ": " + ex.getMessage()
							+ "; check CLC_TLS, CLC_CA and CLC_FINGERPRINT in luoyun.conf and the proxy's certificate",
					ex);
		}
		catch (IOException ex) {
			throw failure("TLS with " + controller + ": " + ex.getMessage()
					+ "; is there a proxy that speaks TLS? If not, remove CLC_TLS from luoyun.conf", ex);
		}
	}

	private SSLContext context() throws ConnectionFailedException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw failure("reading CLC_CA of luoyun.conf: " + ex.getMessage()
					+ "; it must be a certificate in PEM on one line, or the path of a PEM file", ex);
		}
	}

	private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
		Optional<String> fingerprint = this.settings.fingerprint();
		if (fingerprint.isPresent()) {
			return new TrustManager[] { new PinnedCertificate(fingerprint.get()) };
		}
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(authorities().orElse(null));
		return factory.getTrustManagers();
	}

	private Optional<KeyStore> authorities() throws IOException, GeneralSecurityException {
		if (this.settings.ca().isEmpty()) {
			return Optional.empty();
		}
		String ca = this.settings.ca().get();
		String pem = PemCertificates.isPem(ca) ? ca
				: Files.readString(this.systemPath.apply(ca), StandardCharsets.US_ASCII);
		List<Certificate> certificates = PemCertificates.read(pem);
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		for (int i = 0; i < certificates.size(); i++) {
			store.setCertificateEntry("ca" + i, certificates.get(i));
		}
		return Optional.of(store);
	}

	private static ConnectionFailedException failure(String message, Exception cause) {
		return new ConnectionFailedException(FailureKind.TLS_FAILED, message, cause);
	}

}
