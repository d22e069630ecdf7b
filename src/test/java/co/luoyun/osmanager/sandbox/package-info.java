/**
 * A root directory, a floppy image and a controller on loopback, to try OS Manager on.
 */
@NullMarked
package co.luoyun.osmanager.sandbox;

import org.jspecify.annotations.NullMarked;
