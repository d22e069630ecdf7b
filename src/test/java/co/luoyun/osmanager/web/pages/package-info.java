@NullMarked
package co.luoyun.osmanager.web.pages;

import org.jspecify.annotations.NullMarked;
