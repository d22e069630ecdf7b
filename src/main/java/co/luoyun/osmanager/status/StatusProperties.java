package co.luoyun.osmanager.status;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How the application's status program is run.
 *
 * @param interval time from one start of the status program to the next, at least 1 s; a
 * run that takes longer is not overtaken, the next one waits for its turn
 * @param timeout how long the status program may take before it is killed together with
 * everything that it started
 * @param confirmations how many runs in a row must agree before a new status is taken
 * over, for a status program that flaps; 1 takes over every result at once
 * @param outputLimit how much of what the status program writes is kept for the owner's
 * page, of standard output and of standard error each
 * @param history how many of the last changes are kept
 * @param url where the application answers on this machine: what the status program that
 * came with OS Manager asks for, and, at the instance's name, where the page's button
 * leads
 */
@ConfigurationProperties("osmanager.status")
public record StatusProperties(@DefaultValue("60s") Duration interval, @DefaultValue("30s") Duration timeout,
		@DefaultValue("1") int confirmations, @DefaultValue("8KB") DataSize outputLimit,
		@DefaultValue("50") int history, @DefaultValue("http://127.0.0.1/") URI url) {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	public StatusProperties {
		Assert.isTrue(interval.compareTo(SHORTEST) >= 0, "osmanager.status.interval must be at least 1 s");
		Assert.isTrue(timeout.isPositive(), "osmanager.status.timeout must be longer than 0 s");
		Assert.isTrue(confirmations >= 1, "osmanager.status.confirmations must be at least 1");
		Assert.isTrue(outputLimit.toBytes() >= 0 && outputLimit.toMegabytes() <= 16,
				"osmanager.status.output-limit must be from 0B to 16MB");
		Assert.isTrue(history >= 1, "osmanager.status.history must be at least 1");
		Assert.isTrue(url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"),
				"osmanager.status.url must be an address as http://127.0.0.1:3000/");
	}

}
