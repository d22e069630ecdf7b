package co.luoyun.osmanager.status;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The application's status as health {@code status}. An application that is serving, or
 * that has no status program, is UP. One that is not serving is {@code NOT_SERVING}, a
 * status of its own that the aggregate leaves out: the aggregate says whether this
 * instance is managed, and a manager that reports a broken application does its job. DOWN
 * is that the status program is not run any more: then nothing is known. Monitoring that
 * cares for the application asks for {@code /actuator/health/status}.
 */
@Component("status")
class StatusHealthIndicator implements HealthIndicator {

	private static final Status NOT_SERVING = new Status("NOT_SERVING", "the application is not serving");

	private final StatusProbe probe;

	StatusHealthIndicator(StatusProbe probe) {
		this.probe = probe;
	}

	@Override
	public Health health() {
		ApplicationStatus current = this.probe.current();
		Status status = switch (this.probe.judge()) {
			case OK, OFF, BUSY -> Status.UP;
			case WARNING, ERROR -> NOT_SERVING;
		};
		Health.Builder health = Health.status(status)
			.withDetail("application", current.toString())
			.withDetail("value", current.value());
		this.probe.newest()
			.ifPresentOrElse(
					(newest) -> health.withDetail("ending", newest.ending().toString())
						.withDetail("lastRun", newest.startedAt()),
					() -> health.withDetail("ending", StatusMessage.NOT_RUN.with().toString()));
		this.probe.history().stream().findFirst().ifPresent((change) -> health.withDetail("since", change.at()));
		this.probe.heartbeats()
			.flatMap((heartbeat) -> heartbeat.late().stream())
			.forEach((late) -> health.down().withDetail("late", late.toString()));
		return health.build();
	}

}
