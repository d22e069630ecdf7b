/**
 * The instance pages, the owner's access, and what the pages show.
 */
@NullMarked
package co.luoyun.osmanager.web;

import org.jspecify.annotations.NullMarked;
