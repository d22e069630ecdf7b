/**
 * Reading and atomically replacing files below one root: {@code /} in production, a
 * sandbox elsewhere.
 */
@NullMarked
package co.luoyun.osmanager.files;

import org.jspecify.annotations.NullMarked;
