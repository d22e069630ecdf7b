@NullMarked
package co.luoyun.osmanager.cli.service;

import org.jspecify.annotations.NullMarked;
