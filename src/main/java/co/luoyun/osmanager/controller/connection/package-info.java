/** Connects, registers, serves, and tries again. */
@NullMarked
package co.luoyun.osmanager.controller.connection;

import org.jspecify.annotations.NullMarked;
