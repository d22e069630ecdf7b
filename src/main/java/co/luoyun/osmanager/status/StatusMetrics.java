package co.luoyun.osmanager.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** The runs of the status program, and what they say, as metrics. */
@Component
class StatusMetrics implements MeterBinder {

	private final StatusProbe probe;

	StatusMetrics(StatusProbe probe) {
		this.probe = probe;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("osmanager.status.value", this.probe, (probe) -> probe.current().value())
			.description("The application's status in the controller's numbers: 2000 is serving")
			.register(registry);
		this.probe.onResult((result) -> Timer.builder("osmanager.status.probe")
			.description("Runs of the status program")
			.tag("result", String.valueOf(result.status().value()))
			.register(registry)
			.record(result.took()));
	}

}
