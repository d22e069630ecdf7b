/**
 * The interfaces' addresses and routes: what they are to be, what they are, and the way
 * from one to the other.
 */
@NullMarked
package co.luoyun.osmanager.os.network;

import org.jspecify.annotations.NullMarked;
