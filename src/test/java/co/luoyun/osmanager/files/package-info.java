@NullMarked
package co.luoyun.osmanager.files;

import org.jspecify.annotations.NullMarked;
