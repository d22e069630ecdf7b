@NullMarked
package co.luoyun.osmanager.web.terminal;

import org.jspecify.annotations.NullMarked;
