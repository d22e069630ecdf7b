package co.luoyun.osmanager.controller;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * Where the connection finds its files; told by whoever knows the system's root.
 *
 * @param remembered keeps the discovered controller that worked over a restart;
 * {@code run/controller} in OS Manager's folder
 * @param systemPath where a system path that luoyun.conf names is to be found
 */
public record ControllerFiles(Path remembered, Function<String, Path> systemPath) {

}
