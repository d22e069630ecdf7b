/**
 * The service's own properties: those of the appliance, the environment and the
 * arguments, each checked before anything relies on it.
 */
@NullMarked
package co.luoyun.osmanager.properties;

import org.jspecify.annotations.NullMarked;
