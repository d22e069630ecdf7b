/**
 * Where the configuration comes from: one class a source, in an ordered list, and
 * installing luoyun.conf from them.
 */
@NullMarked
package co.luoyun.osmanager.source;

import org.jspecify.annotations.NullMarked;
