/**
 * The builder's pages: found, rendered and sent.
 */
@NullMarked
package co.luoyun.osmanager.web.pages;

import org.jspecify.annotations.NullMarked;
