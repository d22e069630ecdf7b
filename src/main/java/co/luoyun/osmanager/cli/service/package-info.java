/** The commands that ask the running service something. */
@NullMarked
package co.luoyun.osmanager.cli.service;

import org.jspecify.annotations.NullMarked;
