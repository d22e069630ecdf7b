@NullMarked
package co.luoyun.osmanager.controller.protocol;

import org.jspecify.annotations.NullMarked;
