/** Measurements that are run by hand; no tests. */
@NullMarked
package co.luoyun.osmanager.benchmark;

import org.jspecify.annotations.NullMarked;
