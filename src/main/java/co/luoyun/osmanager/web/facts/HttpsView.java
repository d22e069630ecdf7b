package co.luoyun.osmanager.web.facts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The page by HTTPS.
 *
 * @param port where it is served; absent when it is not
 * @param fingerprint SHA-256 of the certificate, as browsers show it
 * @param selfMade whether the instance made the certificate for itself
 * @param until when the certificate ends
 */
public record HttpsView(@Nullable Integer port, String fingerprint, boolean selfMade, @Nullable Instant until) {

}
