/** What people read and go by, made where the fact is known. */
@NullMarked
package co.luoyun.osmanager.message;

import org.jspecify.annotations.NullMarked;
