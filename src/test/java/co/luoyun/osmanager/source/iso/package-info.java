@NullMarked
package co.luoyun.osmanager.source.iso;

import org.jspecify.annotations.NullMarked;
