@NullMarked
package co.luoyun.osmanager.instance.reader;

import org.jspecify.annotations.NullMarked;
