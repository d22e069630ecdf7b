package co.luoyun.osmanager.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The instance pages.
 *
 * @param sessionDuration how long the owner stays signed in after opening the page with
 * the cookie of the configuration
 * @param trustLoopback whether a request from this very machine, and not through a
 * reverse proxy, sees the details of the health without a token or the cookie
 * @param contentSecurityPolicy what the builder's templates and the default pages may
 * load and run; empty for the built-in policy, which allows only what this instance
 * serves, and no inline script or style
 * @param logLines how many of the newest log lines the owner's page can show
 * @param sampleInterval how often CPU, memory, disk and network are looked at for the
 * charts, at least 10 seconds
 */
@ConfigurationProperties("osmanager.web")
public record WebProperties(@DefaultValue("12h") Duration sessionDuration, @DefaultValue("true") boolean trustLoopback,
		@DefaultValue("") String contentSecurityPolicy, @DefaultValue("200") int logLines,
		@DefaultValue("20s") Duration sampleInterval) {

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

	public WebProperties {
		if (sampleInterval.compareTo(SHORTEST_INTERVAL) < 0) {
			throw new IllegalArgumentException("osmanager.web.sample-interval must be at least 10s");
		}
	}

}
