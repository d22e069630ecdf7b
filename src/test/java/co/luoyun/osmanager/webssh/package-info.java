@NullMarked
package co.luoyun.osmanager.webssh;

import org.jspecify.annotations.NullMarked;
