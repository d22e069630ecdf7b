package co.luoyun.osmanager.web.terminal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** The terminal sessions through the gate as a metric. */
@Component
class TerminalSessionMetrics implements MeterBinder {

	private final TerminalSessions sessions;

	TerminalSessionMetrics(TerminalSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("osmanager.webssh.sessions", this.sessions, TerminalSessions::open)
			.description("Web terminal sessions through the page's own port")
			.register(registry);
	}

}
