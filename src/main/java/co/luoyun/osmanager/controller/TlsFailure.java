package co.luoyun.osmanager.controller;

import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.TlsSettings;
import org.jspecify.annotations.Nullable;

/** What a failed TLS handshake means, and what to do about it. */
final class TlsFailure {

	private static final String NO_PROXY = "If CLC_IP and CLC_PORT are those of the controller itself and not of a "
			+ "proxy that ends TLS, remove CLC_TLS from luoyun.conf";

	private final Endpoint proxy;

	private final TlsSettings settings;

	TlsFailure(Endpoint proxy, TlsSettings settings) {
		this.proxy = proxy;
		this.settings = settings;
	}

	/** The failure in words, of which the first are the system's own where they help. */
	ConnectionFailedException of(IOException ex) {
		return new ConnectionFailedException(FailureKind.TLS_FAILED, "TLS with " + this.proxy + ": " + words(ex), ex);
	}

	/** The failure of a handshake that was not done in time. */
	ConnectionFailedException late(long seconds, IOException ex) {
		return new ConnectionFailedException(FailureKind.TLS_FAILED, "TLS with " + this.proxy + ": not done within "
				+ seconds + " s; look into the proxy's log. " + NO_PROXY, ex);
	}

	private String words(IOException ex) {
		Optional<String> certificate = aboutTheCertificate(ex);
		if (certificate.isPresent()) {
			return certificate.get();
		}
		String message = String.valueOf(ex.getMessage());
		if (!(ex instanceof SSLException) || cause(ex, EOFException.class).isPresent()) {
			return "the connection ended in the middle of the handshake (" + message + "); look into the proxy's log. "
					+ NO_PROXY;
		}
		if (message.contains("fatal alert")) {
			return "the proxy refused (" + message + "); look into its log";
		}
		return "what answers does not speak TLS (" + message + "). " + NO_PROXY;
	}

	private Optional<String> aboutTheCertificate(IOException ex) {
		Optional<CertificateExpiredException> expired = cause(ex, CertificateExpiredException.class);
		if (expired.isPresent()) {
			return Optional.of("the proxy's certificate has expired (" + expired.get().getMessage()
					+ "); renew it at the proxy, or set this instance's clock if that is wrong");
		}
		Optional<CertificateNotYetValidException> early = cause(ex, CertificateNotYetValidException.class);
		if (early.isPresent()) {
			return Optional.of("the proxy's certificate is not valid yet (" + early.get().getMessage()
					+ "); is this instance's clock right?");
		}
		if (cause(ex, CertPathBuilderException.class).isPresent()) {
			return Optional.of("the proxy's certificate is signed by no authority "
					+ (this.settings.ca().isPresent() ? "in CLC_CA" : "that this system trusts")
					+ "; put the authority's certificate into CLC_CA of luoyun.conf, or have the proxy send the "
					+ "whole chain; or it is not your proxy");
		}
		return cause(ex, CertificateException.class).map(this::refusal);
	}

	private String refusal(CertificateException ex) {
		if (this.settings.fingerprint().isPresent()) {
			return ex.getMessage() + "; if your proxy got a new certificate, put that fingerprint into luoyun.conf";
		}
		return "the proxy's certificate is for somebody else (" + ex.getMessage() + "); CLC_IP of luoyun.conf is "
				+ this.proxy.host() + ", and the certificate must name it as a subject alternative name";
	}

	private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
		for (@Nullable
		Throwable each = failure; each != null; each = each.getCause()) {
			if (type.isInstance(each)) {
				return Optional.of(type.cast(each));
			}
		}
		return Optional.empty();
	}

}
