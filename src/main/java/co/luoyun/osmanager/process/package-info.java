/**
 * Running programs: arguments, a time limit, bounded output, and the whole process group
 * ended.
 */
@NullMarked
package co.luoyun.osmanager.process;

import org.jspecify.annotations.NullMarked;
