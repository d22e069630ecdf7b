package co.luoyun.osmanager.web.server;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The page's port as health {@code page}: DOWN while another program has it. Who asks
 * then does so through the machine's own socket.
 */
@Component("page")
class PagePortHealthIndicator implements HealthIndicator {

	private final PagePort port;

	PagePortHealthIndicator(PagePort port) {
		this.port = port;
	}

	@Override
	public Health health() {
		return this.port.problem()
			.map((problem) -> Health.down().withDetail("state", problem.toString()))
			.orElseGet(Health::up)
			.build();
	}

}
