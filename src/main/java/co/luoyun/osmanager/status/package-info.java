/**
 * The application's status script as a probe, its newest result and their history.
 */
@NullMarked
package co.luoyun.osmanager.status;

import org.jspecify.annotations.NullMarked;
