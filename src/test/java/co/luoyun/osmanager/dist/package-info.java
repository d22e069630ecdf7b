/** The package's own scripts, on file systems that stand for a machine's. */
@NullMarked
package co.luoyun.osmanager.dist;

import org.jspecify.annotations.NullMarked;
