package co.luoyun.osmanager.controller.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.TlsSettings;
import co.luoyun.osmanager.message.ExplainedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Puts TLS on a connection to the proxy before the controller. */
public final class TlsClient {

	private static final long LARGEST_FILE = 1024 * 1024;

	private final TlsSettings settings;

	private final Function<String, Path> systemPath;

	/**
	 * A client.
	 * @param settings whom to trust
	 * @param systemPath where a system path is to be found
	 */
	public TlsClient(TlsSettings settings, Function<String, Path> systemPath) {
		this.settings = settings;
		this.systemPath = systemPath;
	}

	/**
	 * Does the TLS handshake over a connected socket.
	 * @throws ConnectionFailedException when the proxy is not to be trusted, or
	 * {@code CLC_CA} cannot be read
	 */
	public Socket secure(Socket socket, Endpoint controller, Duration timeout) throws ConnectionFailedException {
		SSLContext context = context();
		TlsFailure failure = new TlsFailure(controller, this.settings);
		try (SocketDeadline deadline = new SocketDeadline(socket, timeout)) {
			try {
				return handshake(context, socket, controller);
			}
			catch (IOException ex) {
				throw deadline.passed() ? failure.late(timeout.toSeconds(), ex) : failure.of(ex);
			}
		}
	}

	private Socket handshake(SSLContext context, Socket socket, Endpoint controller) throws IOException {
		SSLSocket secured = (SSLSocket) context.getSocketFactory()
			.createSocket(socket, controller.host(), controller.port(), true);
		if (this.settings.fingerprint().isEmpty()) {
			SSLParameters parameters = secured.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			secured.setSSLParameters(parameters);
		}
		secured.startHandshake();
		return secured;
	}

	private SSLContext context() throws ConnectionFailedException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new ConnectionFailedException(FailureKind.TLS_FAILED,
					ConnectionMessage.TLS_CA.with(Failure.inWords(ex)), ex);
		}
	}

	private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
		Optional<String> fingerprint = this.settings.fingerprint();
		if (fingerprint.isPresent()) {
			return new TrustManager[] { new PinnedCertificate(fingerprint.get()) };
		}
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(authorities());
		return factory.getTrustManagers();
	}

	private @Nullable KeyStore authorities() throws IOException {
		Optional<String> ca = this.settings.ca();
		if (ca.isEmpty()) {
			return null;
		}
		String pem = PemText.isPem(ca.get()) ? ca.get() : read(this.systemPath.apply(ca.get()));
		try {
			return new PemSslStoreBundle(null, PemSslStoreDetails.forCertificates(PemText.restoreLineBreaks(pem)))
				.getTrustStore();
		}
		catch (IllegalStateException ex) {
			throw new ExplainedException(ConnectionMessage.TLS_NO_CERTIFICATE.with(), ex);
		}
	}

	// Anything but a file, as a FIFO, might never end.
	private static String read(Path file) throws IOException {
		if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE)) {
			throw new ExplainedException(ConnectionMessage.TLS_NO_CA_FILE.with(file));
		}
		return Files.readString(file, StandardCharsets.US_ASCII);
	}

}
