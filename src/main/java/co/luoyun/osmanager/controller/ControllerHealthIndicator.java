package co.luoyun.osmanager.controller;

import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health of the component {@code controller}: UP when registered, and when the instance
 * was told of no controller; UNKNOWN while it is missing for a short time (which leaves
 * the whole UP); DOWN when it is missing for longer.
 */
@Component("controllerHealthIndicator")
class ControllerHealthIndicator implements HealthIndicator {

	private final ControllerConnection connection;

	private final Duration grace;

	ControllerHealthIndicator(ControllerConnection connection, ControllerProperties properties) {
		this.connection = connection;
		this.grace = properties.healthGrace();
	}

	@Override
	public Health health() {
		ConnectionSnapshot snapshot = this.connection.snapshot();
		Health.Builder health = Health.status(status(snapshot))
			.withDetail("state", snapshot.state().toString())
			.withDetail("since", snapshot.since());
		snapshot.peer().ifPresent((peer) -> health.withDetail("controller", peer.toString()));
		snapshot.localAddress().ifPresent((address) -> health.withDetail("localAddress", address));
		snapshot.lastContact().ifPresent((moment) -> health.withDetail("lastContact", moment));
		if (!snapshot.registered()) {
			snapshot.lastFailure().ifPresent((text) -> health.withDetail("lastFailure", text));
			snapshot.nextTry().ifPresent((moment) -> health.withDetail("nextTry", moment));
		}
		return health.build();
	}

	private Status status(ConnectionSnapshot snapshot) {
		return snapshot.missingFor()
			.map((time) -> (time.compareTo(this.grace) > 0) ? Status.DOWN : Status.UNKNOWN)
			.orElse(Status.UP);
	}

}
