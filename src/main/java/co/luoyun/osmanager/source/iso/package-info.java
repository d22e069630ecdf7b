/** Reads files from ISO 9660 volumes, and makes them. */
@NullMarked
package co.luoyun.osmanager.source.iso;

import org.jspecify.annotations.NullMarked;
