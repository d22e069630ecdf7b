package co.luoyun.osmanager.source;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the configuration comes from.
 *
 * @param timeout most time that all sources of the configuration together may take,
 * waiting for the drive to appear included; 5s unless it is given
 */
@ConfigurationProperties("osmanager.source")
public record SourceProperties(@Nullable Duration timeout) {

	private static final Duration USUAL = Duration.ofSeconds(5);

	public SourceProperties {
		if (timeout != null && !timeout.isPositive()) {
			throw new IllegalArgumentException("osmanager.source.timeout must be longer than 0 s");
		}
	}

	/** The time limit, also by its former name. */
	Duration timeout(FloppyProperties former) {
		if (this.timeout != null) {
			return this.timeout;
		}
		return (former.timeout() != null) ? former.timeout() : USUAL;
	}

}
