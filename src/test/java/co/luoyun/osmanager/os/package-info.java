/** Root in, root out: tests of the operating system's settings. */
@NullMarked
package co.luoyun.osmanager.os;

import org.jspecify.annotations.NullMarked;
