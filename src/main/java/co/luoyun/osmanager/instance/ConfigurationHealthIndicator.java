package co.luoyun.osmanager.instance;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Shows where the configuration comes from and what is wrong with it. A configuration in
 * force is UP, with faults too. An instance that nobody has configured yet is UNKNOWN;
 * one whose configuration is refused is DOWN.
 */
@Component
class ConfigurationHealthIndicator extends AbstractHealthIndicator {

	private final CurrentConfiguration current;

	ConfigurationHealthIndicator(CurrentConfiguration current) {
		super("The configuration could not be looked at");
		this.current = current;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Configuration configuration = this.current.get();
		switch (configuration) {
			case Configuration.Configured configured -> {
				builder.up()
					.withDetail("source", configured.source().toString())
					.withDetail("luoyun.conf", configured.change())
					.withDetail("loadedAt", configured.loadedAt())
					.withDetail("tookMillis", configured.took().toMillis());
				configured.conf().tag().ifPresent((tag) -> builder.withDetail("tag", tag));
			}
			case Configuration.Unconfigured unconfigured ->
				builder.status(new Status(configuration.judge().health().getCode(), "not configured"))
					.withDetail("reason", unconfigured.reason().toString());
		}
		builder.withDetail("sources", configuration.attempts().stream().map(Attempt::toString).toList());
		if (!configuration.diagnostics().isEmpty()) {
			builder.withDetail("diagnostics", configuration.diagnostics().stream().map(Diagnostic::toString).toList());
		}
	}

}
