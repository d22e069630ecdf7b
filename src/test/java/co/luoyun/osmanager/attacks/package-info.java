/** What one visitor can do to the service as it is packaged. */
@NullMarked
package co.luoyun.osmanager.attacks;

import org.jspecify.annotations.NullMarked;
