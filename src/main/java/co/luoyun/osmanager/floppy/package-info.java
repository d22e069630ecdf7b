/**
 * The FAT volume, the sources of the configuration, and installing luoyun.conf from them.
 */
@NullMarked
package co.luoyun.osmanager.floppy;

import org.jspecify.annotations.NullMarked;
