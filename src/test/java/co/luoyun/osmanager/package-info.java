/** Tests of the whole, and what tests of all packages share. */
@NullMarked
package co.luoyun.osmanager;

import org.jspecify.annotations.NullMarked;
