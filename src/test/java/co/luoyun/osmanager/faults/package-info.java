/**
 * Faults injected into the packaged service, and what it makes of them. To add one: a
 * method with {@link co.luoyun.osmanager.faults.FaultTest} that takes a
 * {@link co.luoyun.osmanager.faults.Observation}, on a
 * {@link co.luoyun.osmanager.faults.PackagedService}.
 */
@NullMarked
package co.luoyun.osmanager.faults;

import org.jspecify.annotations.NullMarked;
