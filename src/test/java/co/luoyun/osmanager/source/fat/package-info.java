@NullMarked
package co.luoyun.osmanager.source.fat;

import org.jspecify.annotations.NullMarked;
