/**
 * The operating system's settings: one class per setting, planned and then applied, and
 * the application's config script.
 */
@NullMarked
package co.luoyun.osmanager.os;

import org.jspecify.annotations.NullMarked;
