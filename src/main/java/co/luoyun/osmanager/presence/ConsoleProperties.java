package co.luoyun.osmanager.presence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The machine's console.
 *
 * @param enabled whether the console says above its login prompt where the instance's
 * page is, and how the instance is
 */
@ConfigurationProperties("osmanager.console")
public record ConsoleProperties(@DefaultValue("true") boolean enabled) {

}
