/**
 * What the pages and the JSON show of this instance.
 */
@NullMarked
package co.luoyun.osmanager.web.facts;

import org.jspecify.annotations.NullMarked;
