@NullMarked
package co.luoyun.osmanager.cli;

import org.jspecify.annotations.NullMarked;
