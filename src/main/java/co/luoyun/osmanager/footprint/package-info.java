/**
 * Everything that exists only to start faster or to take less memory. Without this room
 * the service is slower and works. See footprint.md among the docs.
 */
@NullMarked
package co.luoyun.osmanager.footprint;

import org.jspecify.annotations.NullMarked;
