/** Reads files from FAT volumes, and makes floppy images. */
@NullMarked
package co.luoyun.osmanager.source.fat;

import org.jspecify.annotations.NullMarked;
