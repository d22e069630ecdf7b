@NullMarked
package co.luoyun.osmanager.status;

import org.jspecify.annotations.NullMarked;
