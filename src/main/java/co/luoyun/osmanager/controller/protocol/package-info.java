/**
 * What agent and controller say to one another: packets, their bytes, the cipher, and the
 * agent's side of the handshake. No sockets and no clock.
 */
@NullMarked
package co.luoyun.osmanager.controller.protocol;

import org.jspecify.annotations.NullMarked;
