@NullMarked
package co.luoyun.osmanager.web.https;

import org.jspecify.annotations.NullMarked;
