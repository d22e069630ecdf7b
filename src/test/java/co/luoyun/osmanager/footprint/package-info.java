@NullMarked
package co.luoyun.osmanager.footprint;

import org.jspecify.annotations.NullMarked;
