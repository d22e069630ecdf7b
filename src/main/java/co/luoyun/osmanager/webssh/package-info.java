/**
 * The web ssh terminal server as a managed process.
 */
@NullMarked
package co.luoyun.osmanager.webssh;

import org.jspecify.annotations.NullMarked;
