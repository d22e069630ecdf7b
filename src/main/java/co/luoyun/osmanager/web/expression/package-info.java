/**
 * What the expressions of pages can reach, which is the model and nothing else, and what
 * rendering may take.
 */
@NullMarked
package co.luoyun.osmanager.web.expression;

import org.jspecify.annotations.NullMarked;
