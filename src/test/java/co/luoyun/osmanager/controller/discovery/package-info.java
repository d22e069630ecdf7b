@NullMarked
package co.luoyun.osmanager.controller.discovery;

import org.jspecify.annotations.NullMarked;
