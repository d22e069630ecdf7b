package co.luoyun.osmanager.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where OS Manager reads and writes. Texts, as Spring takes a {@code Path} of "/" for the
 * folder of the web server's own documents.
 *
 * @param root prefix of every system path that is read or written; with any other root
 * than "/" nothing on this machine is changed outside it, and commands are only planned
 * @param home folder of OS Manager, below the root
 */
@ConfigurationProperties("osmanager")
public record FilesProperties(@DefaultValue("/") String root, @DefaultValue("/LuoYun") String home) {

}
