/**
 * OS Manager, the guest manager of a cloud instance: the application and its wiring. The
 * packages below know one another in one direction only, from {@code process} and
 * {@code files} up to {@code cli}.
 */
@NullMarked
package co.luoyun.osmanager;

import org.jspecify.annotations.NullMarked;
