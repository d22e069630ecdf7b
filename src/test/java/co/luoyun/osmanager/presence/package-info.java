@NullMarked
package co.luoyun.osmanager.presence;

import org.jspecify.annotations.NullMarked;
