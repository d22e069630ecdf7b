@NullMarked
package co.luoyun.osmanager.simulator;

import org.jspecify.annotations.NullMarked;
