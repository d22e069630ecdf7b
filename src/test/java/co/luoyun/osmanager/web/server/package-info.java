@NullMarked
package co.luoyun.osmanager.web.server;

import org.jspecify.annotations.NullMarked;
