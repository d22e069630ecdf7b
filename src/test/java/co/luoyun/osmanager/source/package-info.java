@NullMarked
package co.luoyun.osmanager.source;

import org.jspecify.annotations.NullMarked;
