@NullMarked
package co.luoyun.osmanager.controller;

import org.jspecify.annotations.NullMarked;
