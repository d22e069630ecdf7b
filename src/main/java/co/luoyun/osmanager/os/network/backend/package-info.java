/**
 * The network managers: one class for each, and what they are told.
 */
@NullMarked
package co.luoyun.osmanager.os.network.backend;

import org.jspecify.annotations.NullMarked;
