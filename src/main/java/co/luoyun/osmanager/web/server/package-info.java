/**
 * What the web server does for itself, before a request is one.
 */
@NullMarked
package co.luoyun.osmanager.web.server;

import org.jspecify.annotations.NullMarked;
