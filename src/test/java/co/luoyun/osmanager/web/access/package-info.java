@NullMarked
package co.luoyun.osmanager.web.access;

import org.jspecify.annotations.NullMarked;
