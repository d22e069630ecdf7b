package co.luoyun.osmanager.presence;

import java.util.List;

import co.luoyun.osmanager.files.Heartbeats;
import co.luoyun.osmanager.message.Message;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The service's workers as health {@code workers}: DOWN when one does not go on. */
@Component("workers")
class WorkersHealthIndicator implements HealthIndicator {

	private final Heartbeats heartbeats;

	WorkersHealthIndicator(Heartbeats heartbeats) {
		this.heartbeats = heartbeats;
	}

	@Override
	public Health health() {
		List<String> late = this.heartbeats.late().stream().map(Message::toString).toList();
		return late.isEmpty() ? Health.up().build() : Health.down().withDetail("late", late).build();
	}

}
