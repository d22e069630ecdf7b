package co.luoyun.osmanager.files;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where OS Manager reads and writes.
 *
 * @param root prefix of every system path that is read or written; with any other root
 * than "/" nothing on this machine is changed outside it, and commands are only planned
 * @param home folder of OS Manager, below the root
 */
@ConfigurationProperties("osmanager")
public record FilesProperties(@DefaultValue("/") Path root, @DefaultValue("/LuoYun") Path home) {

}
