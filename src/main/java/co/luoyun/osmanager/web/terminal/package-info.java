/**
 * The web terminal through the page's own port, for the owner's session alone.
 */
@NullMarked
package co.luoyun.osmanager.web.terminal;

import org.jspecify.annotations.NullMarked;
