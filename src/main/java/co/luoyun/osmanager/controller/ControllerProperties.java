package co.luoyun.osmanager.controller;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the connection to the controller is kept.
 *
 * @param stepTimeout how long connecting and each step of the handshake may take
 * @param firstWaits waits between the first tries when there was no connection yet
 * @param longestWait cap of the wait between two tries; the wait is random below it
 * @param reconnectSpread a registered connection that was lost is tried again at a random
 * moment within this time, so that a restarted controller is not run over by all its
 * instances
 * @param checkInterval pause between two checks of address and silence
 * @param echoAfter silence of the controller after which it is asked for an echo
 * @param echoTimeout how long the echo may take before the connection is given up
 * @param discoveryTimeout how long to wait for a join message when no address is known
 * @param healthGrace how long the connection may be missing before health is DOWN
 */
@ConfigurationProperties("osmanager.controller")
public record ControllerProperties(@DefaultValue("10s") Duration stepTimeout, @DefaultValue( {
		"1s", "2s" }) List<Duration> firstWaits, @DefaultValue("60s") Duration longestWait,
		@DefaultValue("45s") Duration reconnectSpread, @DefaultValue("5s") Duration checkInterval,
		@DefaultValue("30s") Duration echoAfter, @DefaultValue("10s") Duration echoTimeout,
		@DefaultValue("15s") Duration discoveryTimeout, @DefaultValue("90s") Duration healthGrace){

	public ControllerProperties {
		firstWaits = List.copyOf(firstWaits);
		requirePositive("step-timeout", stepTimeout);
		requirePositive("longest-wait", longestWait);
		requirePositive("check-interval", checkInterval);
		requirePositive("health-grace", healthGrace);
		if (firstWaits.stream().anyMatch(Duration::isNegative)) {
			throw new IllegalArgumentException("osmanager.controller.first-waits must not be negative: " + firstWaits);
		}
		requirePositive("echo-after", echoAfter);
		requirePositive("echo-timeout", echoTimeout);
		requirePositive("discovery-timeout", discoveryTimeout);
		if (reconnectSpread.isNegative() || reconnectSpread.compareTo(longestWait) > 0) {
			throw new IllegalArgumentException("osmanager.controller.reconnect-spread must be from 0 to longest-wait ("
					+ longestWait + "), not " + reconnectSpread);
		}
	}

	/** Soon after it a controller that says nothing is given up. */
	public Duration longestSilence() {
		return this.echoAfter.plus(this.echoTimeout).plus(this.checkInterval).plus(this.checkInterval);
	}

	private static void requirePositive(String name, Duration value) {
		if (!value.isPositive()) {
			throw new IllegalArgumentException("osmanager.controller." + name + " must be more than 0, not " + value);
		}
	}

}
