package co.luoyun.osmanager.controller;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health of the component {@code controller}: UP when registered, when the instance was
 * told of no controller, and before the start; UNKNOWN while it is missing for a short
 * time (which leaves the whole UP); DOWN when it is missing for longer.
 */
@Component("controllerHealthIndicator")
class ControllerHealthIndicator implements HealthIndicator {

	private final ControllerConnection connection;

	ControllerHealthIndicator(ControllerConnection connection) {
		this.connection = connection;
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
			snapshot.lastFailure().ifPresent((text) -> health.withDetail("lastFailure", text.toString()));
			snapshot.nextTry().ifPresent((moment) -> health.withDetail("nextTry", moment));
		}
		return health.build();
	}

	private Status status(ConnectionSnapshot snapshot) {
		// Nobody misses a connection that was not started yet.
		return (snapshot.state() == ConnectionState.STOPPED) ? Status.UP : this.connection.judge(snapshot).health();
	}

}
