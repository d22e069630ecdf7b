/**
 * A development controller: the other end of the protocol, to try, test and build
 * appliances without a cloud.
 */
@NullMarked
package co.luoyun.osmanager.simulator;

import org.jspecify.annotations.NullMarked;
