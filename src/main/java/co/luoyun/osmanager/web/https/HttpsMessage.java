package co.luoyun.osmanager.web.https;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of HTTPS. */
enum HttpsMessage implements MessageKey {

	OFF("HTTPS is switched off (osmanager.web.https.enabled)"),

	STARTING("HTTPS is about to be served on port {0}"),

	SERVING("The page is served by HTTPS, too, on port {0}; the certificate''s SHA-256 fingerprint is {1}"),

	SELF_MADE(
			"The page is served by HTTPS, too, on port {0}, with a certificate that this instance made for itself: compare its SHA-256 fingerprint {1}"),

	NO_OPENSSL(
			"There is no HTTPS: openssl, which makes a certificate, is not installed. Install it, or name a certificate of your own in osmanager.web.https.certificate"),

	NOT_SERVED("There is no HTTPS on port {0}: {1}. Everything else goes on, and it is tried again every few seconds"),

	KEPT("The certificate has changed and cannot be used: {0}. The one before it is served on"),

	UNUSABLE("the certificate {0} cannot be used: {1}"),

	NO_CERTIFICATE("there is no PEM certificate in it"),

	NO_KEY("there is no PEM private key for it"),

	UNREADABLE_KEY("its private key cannot be read"),

	OTHER_KEY("the private key is not that of the certificate"),

	NOT_MADE("openssl has made no certificate: {0} {1}"),

	ENDED("The certificate for HTTPS has ended on {0}, and browsers refuse it: put a new one into {1}"),

	NOT_YET("The certificate for HTTPS begins on {0}, and browsers refuse it until then: look at the clock, or put another one into {1}"),

	OTHER_NAME(
			"The certificate for HTTPS is not for {0}, and browsers refuse it: it is for {1}. Put another one into {2}");

	private final String english;

	HttpsMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
