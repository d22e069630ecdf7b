@NullMarked
package co.luoyun.osmanager.web.charts;

import org.jspecify.annotations.NullMarked;
