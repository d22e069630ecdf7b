/**
 * The last hour and day of this machine: looked at now and then, kept small in memory,
 * drawn by the server.
 */
@NullMarked
package co.luoyun.osmanager.web.charts;

import org.jspecify.annotations.NullMarked;
