@NullMarked
package co.luoyun.osmanager.instance;

import org.jspecify.annotations.NullMarked;
