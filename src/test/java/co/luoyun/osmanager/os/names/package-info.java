@NullMarked
package co.luoyun.osmanager.os.names;

import org.jspecify.annotations.NullMarked;
