/** Reads luoyun.conf and its JSON, and collects what is wrong with them. */
@NullMarked
package co.luoyun.osmanager.instance.reader;

import org.jspecify.annotations.NullMarked;
