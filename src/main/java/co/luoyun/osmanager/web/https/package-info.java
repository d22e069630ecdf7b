/**
 * The certificate that the page is served with by HTTPS.
 */
@NullMarked
package co.luoyun.osmanager.web.https;

import org.jspecify.annotations.NullMarked;
