/** TLS to a proxy before the controller. */
@NullMarked
package co.luoyun.osmanager.controller.tls;

import org.jspecify.annotations.NullMarked;
