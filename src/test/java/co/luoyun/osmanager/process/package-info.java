@NullMarked
package co.luoyun.osmanager.process;

import org.jspecify.annotations.NullMarked;
