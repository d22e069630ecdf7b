package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;

/** How the page can be had by HTTPS. */
public sealed interface HttpsState {

	/** For a person, with what to do about it if it is a fault. */
	default Message explanation() {
		return switch (this) {
			case Off _ -> HttpsMessage.OFF.with();
			case Starting it -> HttpsMessage.STARTING.with(it.port);
			case NoOpenssl _ -> HttpsMessage.NO_OPENSSL.with();
			case NotServed it -> HttpsMessage.NOT_SERVED.with(it.port, it.reason);
			case Serving it ->
				it.fault.orElseGet(() -> (it.certificate.selfMade() ? HttpsMessage.SELF_MADE : HttpsMessage.SERVING)
					.with(it.port, it.certificate.fingerprint()));
		};
	}

	default ComponentState judge() {
		return switch (this) {
			case Off _, NoOpenssl _ -> ComponentState.OFF;
			case Starting _ -> ComponentState.BUSY;
			case NotServed _ -> ComponentState.WARNING;
			case Serving it -> it.fault.isPresent() ? ComponentState.WARNING : ComponentState.OK;
		};
	}

	/** It is not wanted. */
	record Off() implements HttpsState {
	}

	/**
	 * It was not tried yet.
	 *
	 * @param port where it will be
	 */
	record Starting(int port) implements HttpsState {
	}

	/** Nobody gave a certificate, and none can be made. */
	record NoOpenssl() implements HttpsState {
	}

	/**
	 * It cannot be served.
	 *
	 * @param port where it would be
	 * @param reason why
	 */
	record NotServed(int port, Message reason) implements HttpsState {
	}

	/**
	 * It is served.
	 *
	 * @param port where
	 * @param certificate with what
	 * @param fault why browsers refuse that, or why it is not the newest
	 */
	record Serving(int port, ServerCertificate certificate, Optional<Message> fault) implements HttpsState {

		/** The same while a newer one cannot be used. */
		public Serving keptFor(IOException reason) {
			return new Serving(this.port, this.certificate,
					Optional.of(HttpsMessage.KEPT.with(Failure.inWords(reason))));
		}

	}

	/** What comes of a failure. */
	static HttpsState failed(int port, IOException reason) {
		return (reason instanceof OpensslCertificate.NoOpensslException) ? new NoOpenssl()
				: new NotServed(port, Failure.inWords(reason));
	}

}
