/**
 * Who is asking: the owner, someone on this machine, or a visitor.
 */
@NullMarked
package co.luoyun.osmanager.web.access;

import org.jspecify.annotations.NullMarked;
