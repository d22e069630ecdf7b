@NullMarked
package co.luoyun.osmanager.floppy;

import org.jspecify.annotations.NullMarked;
