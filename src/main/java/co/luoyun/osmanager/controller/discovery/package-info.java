/** Controllers that announce themselves by multicast, and which to try first. */
@NullMarked
package co.luoyun.osmanager.controller.discovery;

import org.jspecify.annotations.NullMarked;
