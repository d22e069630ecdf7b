package co.luoyun.osmanager.web.api;

import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.web.facts.ComponentView;
import co.luoyun.osmanager.web.facts.ComponentsPanel;
import co.luoyun.osmanager.web.facts.Words;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** How the components are, as the page says it, for alerts. */
@Component
class ComponentMetrics implements MeterBinder {

	private final ComponentsPanel components;

	private final StatusProbe probe;

	private final CurrentConfiguration configuration;

	ComponentMetrics(ComponentsPanel components, StatusProbe probe, CurrentConfiguration configuration) {
		this.components = components;
		this.probe = probe;
		this.configuration = configuration;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.components.view(Words.ENGLISH)
			.stream()
			.map(ComponentView::key)
			.forEach((key) -> Gauge.builder("osmanager.component.state", this.components, (it) -> state(it, key))
				.description("How a component is: 0 well, 1 off, 2 on its way, 3 needs a look, 4 does not work")
				.tag("component", key)
				.register(registry));
		Gauge.builder("osmanager.application.serving", this.probe, (it) -> it.current().serving() ? 1 : 0)
			.description("1 when the application is serving")
			.register(registry);
		TimeGauge
			.builder("osmanager.configuration.last.success.timestamp", this.configuration, TimeUnit.SECONDS,
					ComponentMetrics::loadedAt)
			.description("When a configuration was last read and taken into use; not a number before that")
			.register(registry);
	}

	private static double state(ComponentsPanel components, String key) {
		return components.view(Words.ENGLISH)
			.stream()
			.filter((component) -> component.key().equals(key))
			.mapToDouble((component) -> number(component.state()))
			.findFirst()
			.orElse(Double.NaN);
	}

	private static int number(ComponentState state) {
		return switch (state) {
			case OK -> 0;
			case OFF -> 1;
			case BUSY -> 2;
			case WARNING -> 3;
			case ERROR -> 4;
		};
	}

	private static double loadedAt(CurrentConfiguration configuration) {
		return (configuration.get() instanceof Configuration.Configured configured)
				? configured.loadedAt().toEpochMilli() / 1000.0 : Double.NaN;
	}

}
