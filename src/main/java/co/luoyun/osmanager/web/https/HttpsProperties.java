package co.luoyun.osmanager.web.https;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The instance pages by HTTPS.
 *
 * @param enabled whether the page and the terminal are served by HTTPS, too
 * @param port its port, 1 to 65535
 * @param certificate PEM file of the certificate and of those that it was issued by,
 * below the root; read again when it changes. When empty, this instance makes one for
 * itself
 * @param key PEM file of the certificate's private key, without a password; when empty,
 * the key is in the certificate's file
 * @param redirect whether visitors of the plain port are sent on to HTTPS, as long as
 * that is served
 */
@ConfigurationProperties("osmanager.web.https")
public record HttpsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("8443") int port,
		@DefaultValue("") String certificate, @DefaultValue("") String key, @DefaultValue("false") boolean redirect) {

	public HttpsProperties {
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("osmanager.web.https.port must be from 1 to 65535");
		}
		if (certificate.isBlank() && !key.isBlank()) {
			throw new IllegalArgumentException("osmanager.web.https.key needs osmanager.web.https.certificate");
		}
	}

}
