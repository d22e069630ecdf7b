package co.luoyun.osmanager.floppy;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the configuration comes from.
 *
 * @param device floppy drive, or an image file, that holds luoyun.ini; not below the root
 * @param timeout most time that all sources of the configuration together may take,
 * waiting for the drive to appear included
 */
@ConfigurationProperties("osmanager.floppy")
public record FloppyProperties(@DefaultValue("/dev/fd0") Path device, @DefaultValue("5s") Duration timeout) {

	public FloppyProperties {
		if (!timeout.isPositive()) {
			throw new IllegalArgumentException("osmanager.floppy.timeout must be longer than 0 s");
		}
	}

}
