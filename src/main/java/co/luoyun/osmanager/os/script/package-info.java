/**
 * The application's config script.
 */
@NullMarked
package co.luoyun.osmanager.os.script;

import org.jspecify.annotations.NullMarked;
