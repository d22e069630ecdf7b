/**
 * What this instance was told: luoyun.conf, its JSON as records, their reader and its
 * diagnostics, and the build files.
 */
@NullMarked
package co.luoyun.osmanager.instance;

import org.jspecify.annotations.NullMarked;
