package co.luoyun.osmanager.source;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The floppy drive.
 *
 * @param device floppy drive, or an image file, that holds luoyun.ini; not below the root
 * @param timeout former name of osmanager.source.timeout, which counts before it
 */
@ConfigurationProperties("osmanager.floppy")
public record FloppyProperties(@DefaultValue("/dev/fd0") Path device, @Nullable Duration timeout) {

	public FloppyProperties {
		if (timeout != null && !timeout.isPositive()) {
			throw new IllegalArgumentException("osmanager.floppy.timeout must be longer than 0 s");
		}
	}

}
