package co.luoyun.osmanager.webssh;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** The terminal server as metrics. */
@Component
class TerminalMetrics implements MeterBinder {

	private final TerminalServer server;

	TerminalMetrics(TerminalServer server) {
		this.server = server;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("osmanager.webssh.restarts", this.server, TerminalServer::restarts)
			.description("How often the terminal server was started again after a failure")
			.register(registry);
		Gauge.builder("osmanager.webssh.up", this.server, (server) -> isUp(server) ? 1 : 0)
			.description("1 when the terminal server runs and answers")
			.register(registry);
		TimeGauge.builder("osmanager.webssh.start.timestamp", this.server, TimeUnit.SECONDS, TerminalMetrics::since)
			.description("When the running terminal server was started, in seconds since 1970; 0 when none runs")
			.register(registry);
	}

	private static boolean isUp(TerminalServer server) {
		return server.state() instanceof TerminalState.Running;
	}

	private static double since(TerminalServer server) {
		return (server.state() instanceof TerminalState.Running running) ? running.since().getEpochSecond() : 0;
	}

}
