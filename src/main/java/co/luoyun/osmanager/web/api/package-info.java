/**
 * The same facts for programs.
 */
@NullMarked
package co.luoyun.osmanager.web.api;

import org.jspecify.annotations.NullMarked;
