/** The commands that plan and make the operating system's settings. */
@NullMarked
package co.luoyun.osmanager.cli.settings;

import org.jspecify.annotations.NullMarked;
