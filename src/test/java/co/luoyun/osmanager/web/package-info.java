/** Tests of the pages through HTTP. */
@NullMarked
package co.luoyun.osmanager.web;

import org.jspecify.annotations.NullMarked;
