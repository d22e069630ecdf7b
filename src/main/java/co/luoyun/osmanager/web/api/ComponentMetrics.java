package co.luoyun.osmanager.web.api;

import java.util.List;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.web.facts.ComponentFacts;
import co.luoyun.osmanager.web.facts.Words;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** How the components are, as the page says it, for alerts. */
@Component
class ComponentMetrics implements MeterBinder {

	private final List<ComponentFacts> components;

	private final StatusProbe probe;

	private final CurrentConfiguration configuration;

	ComponentMetrics(List<ComponentFacts> components, StatusProbe probe, CurrentConfiguration configuration) {
		this.components = List.copyOf(components);
		this.probe = probe;
		this.configuration = configuration;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.components
			.forEach((component) -> Gauge.builder("osmanager.component.state", component, ComponentMetrics::state)
				.description("How a component is: 0 well, 1 off, 2 on its way, 3 needs a look, 4 does not work")
				.tag("component", component.component(Words.ENGLISH).key())
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

	private static double state(ComponentFacts component) {
		return number(component.component(Words.ENGLISH).state());
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
