/** The commands that read and write configurations. */
@NullMarked
package co.luoyun.osmanager.cli.configuration;

import org.jspecify.annotations.NullMarked;
