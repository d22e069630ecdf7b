package co.luoyun.osmanager.controller.tls;

import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.TlsSettings;
import co.luoyun.osmanager.message.Message;

/** What a failed TLS handshake means, and what to do about it. */
final class TlsFailure {

	private static final Message NO_PROXY = ConnectionMessage.TLS_NO_PROXY.with();

	private final Endpoint proxy;

	private final TlsSettings settings;

	TlsFailure(Endpoint proxy, TlsSettings settings) {
		this.proxy = proxy;
		this.settings = settings;
	}

	/** The failure in words, of which the first are the system's own where they help. */
	ConnectionFailedException of(IOException ex) {
		return new ConnectionFailedException(FailureKind.TLS_FAILED, ConnectionMessage.TLS.with(this.proxy, words(ex)),
				ex);
	}

	/** The failure of a handshake that was not done in time. */
	ConnectionFailedException late(long seconds, IOException ex) {
		return new ConnectionFailedException(FailureKind.TLS_FAILED,
				ConnectionMessage.TLS.with(this.proxy, ConnectionMessage.TLS_LATE.with(seconds, NO_PROXY)), ex);
	}

	private Message words(IOException ex) {
		Optional<Message> certificate = aboutTheCertificate(ex);
		if (certificate.isPresent()) {
			return certificate.get();
		}
		Message message = Failure.inWords(ex);
		if (!(ex instanceof SSLException) || Failure.cause(ex, EOFException.class).isPresent()) {
			return ConnectionMessage.TLS_ENDED.with(message, NO_PROXY);
		}
		if (String.valueOf(ex.getMessage()).contains("fatal alert")) {
			return ConnectionMessage.TLS_REFUSED.with(message);
		}
		return ConnectionMessage.TLS_NO_TLS.with(message, NO_PROXY);
	}

	private Optional<Message> aboutTheCertificate(IOException ex) {
		Optional<CertificateExpiredException> expired = Failure.cause(ex, CertificateExpiredException.class);
		if (expired.isPresent()) {
			return Optional.of(ConnectionMessage.TLS_EXPIRED.with(String.valueOf(expired.get().getMessage())));
		}
		Optional<CertificateNotYetValidException> early = Failure.cause(ex, CertificateNotYetValidException.class);
		if (early.isPresent()) {
			return Optional.of(ConnectionMessage.TLS_EARLY.with(String.valueOf(early.get().getMessage())));
		}
		if (Failure.cause(ex, CertPathBuilderException.class).isPresent()) {
			return Optional.of(ConnectionMessage.TLS_AUTHORITY
				.with((this.settings.ca().isPresent() ? ConnectionMessage.TLS_IN_CA : ConnectionMessage.TLS_TRUSTED)
					.with()));
		}
		return Failure.cause(ex, CertificateException.class).map(this::refusal);
	}

	private Message refusal(CertificateException ex) {
		if (ex instanceof PinnedCertificate.OtherCertificateException other) {
			return ConnectionMessage.TLS_PINNED.with(other.fingerprint());
		}
		return ConnectionMessage.TLS_SOMEBODY.with(String.valueOf(ex.getMessage()), this.proxy.host());
	}

}
