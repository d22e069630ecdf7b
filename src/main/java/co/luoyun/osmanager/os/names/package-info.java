/**
 * The name servers and the host name.
 */
@NullMarked
package co.luoyun.osmanager.os.names;

import org.jspecify.annotations.NullMarked;
