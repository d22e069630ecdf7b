package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;

/** How the page can be had by HTTPS. */
public sealed interface HttpsState {

	/** For a person, with what to do about it if it is a fault. */
	Message explanation();

	ComponentState judge();

	/** It is not wanted. */
	record Off() implements HttpsState {

		@Override
		public Message explanation() {
			return HttpsMessage.OFF.with();
		}

		@Override
		public ComponentState judge() {
			return ComponentState.OFF;
		}

	}

	/**
	 * It was not tried yet.
	 *
	 * @param port where it will be
	 */
	record Starting(int port) implements HttpsState {

		@Override
		public Message explanation() {
			return HttpsMessage.STARTING.with(this.port);
		}

		@Override
		public ComponentState judge() {
			return ComponentState.BUSY;
		}

	}

	/** Nobody gave a certificate, and none can be made. */
	record NoOpenssl() implements HttpsState {

		@Override
		public Message explanation() {
			return HttpsMessage.NO_OPENSSL.with();
		}

		@Override
		public ComponentState judge() {
			return ComponentState.OFF;
		}

	}

	/**
	 * It cannot be served.
	 *
	 * @param port where it would be
	 * @param reason why
	 */
	record NotServed(int port, Message reason) implements HttpsState {

		@Override
		public Message explanation() {
			return HttpsMessage.NOT_SERVED.with(this.port, this.reason);
		}

		@Override
		public ComponentState judge() {
			return ComponentState.WARNING;
		}

	}

	/**
	 * It is served.
	 *
	 * @param port where
	 * @param certificate with what
	 * @param fault why browsers refuse that, or why it is not the newest
	 */
	record Serving(int port, ServerCertificate certificate, Optional<Message> fault) implements HttpsState {

		@Override
		public Message explanation() {
			return this.fault
				.orElseGet(() -> (this.certificate.selfMade() ? HttpsMessage.SELF_MADE : HttpsMessage.SERVING)
					.with(this.port, this.certificate.fingerprint()));
		}

		@Override
		public ComponentState judge() {
			return this.fault.isPresent() ? ComponentState.WARNING : ComponentState.OK;
		}

		/** The same while a newer one cannot be used. */
		public Serving keptFor(IOException reason) {
			return new Serving(this.port, this.certificate,
					Optional.of(HttpsMessage.KEPT.with(Failure.inWords(reason))));
		}

	}

	/** What comes of a failure. */
	static HttpsState failed(int port, IOException reason) {
		return (reason instanceof SelfMadeCertificate.NoOpensslException) ? new NoOpenssl()
				: new NotServed(port, Failure.inWords(reason));
	}

}
