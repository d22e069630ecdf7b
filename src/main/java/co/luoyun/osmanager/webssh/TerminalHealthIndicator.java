package co.luoyun.osmanager.webssh;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The terminal server as health {@code webssh}: UP when it runs, and when it is not
 * wanted or not installed; UNKNOWN, which the aggregate takes for fine, while it starts
 * or restarts; DOWN when somebody must act.
 */
@Component("webssh")
class TerminalHealthIndicator implements HealthIndicator {

	private final TerminalServer server;

	TerminalHealthIndicator(TerminalServer server) {
		this.server = server;
	}

	@Override
	public Health health() {
		TerminalState state = this.server.state();
		Health.Builder health = Health.status(state.judge().health());
		if (state instanceof TerminalState.Running running) {
			health.withDetail("port", running.port())
				.withDetail("pid", running.pid())
				.withDetail("since", running.since())
				.withDetail("exposure", running.exposure());
		}
		this.server.heartbeats()
			.flatMap((heartbeat) -> heartbeat.late().stream())
			.forEach((late) -> health.down().withDetail("late", late.toString()));
		return health.withDetail("state", state.explanation().toString())
			.withDetail("restarts", this.server.restarts())
			.build();
	}

}
