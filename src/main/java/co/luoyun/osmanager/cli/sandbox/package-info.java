/**
 * Tries the service and a builder's pages without an instance.
 */
@NullMarked
package co.luoyun.osmanager.cli.sandbox;

import org.jspecify.annotations.NullMarked;
