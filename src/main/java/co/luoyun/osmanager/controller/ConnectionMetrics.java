package co.luoyun.osmanager.controller;

import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.controller.connection.ConnectionStatistics;
import co.luoyun.osmanager.controller.protocol.Bytes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * The connection in figures: {@code osmanager.controller.state} (1 for the state it is
 * in), {@code .registrations}, {@code .attempts}, {@code .failures} by kind,
 * {@code .bytes} by direction, {@code .last.contact} (seconds since the controller was
 * heard). Read when somebody asks; nothing is counted twice.
 */
@Component
class ConnectionMetrics implements MeterBinder {

	private static final String PREFIX = "osmanager.controller.";

	private final ControllerConnection connection;

	ConnectionMetrics(ControllerConnection connection) {
		this.connection = connection;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ConnectionState state : ConnectionState.values()) {
			Gauge.builder(PREFIX + "state", this.connection, (it) -> (it.snapshot().state() == state) ? 1 : 0)
				.description("1 for the state that the connection is in, 0 for the others")
				.tag("state", state.toString())
				.register(registry);
		}
		ConnectionStatistics statistics = this.connection.statistics();
		FunctionCounter.builder(PREFIX + "attempts", statistics, ConnectionStatistics::attempts)
			.description("TCP connections that were begun")
			.register(registry);
		FunctionCounter.builder(PREFIX + "registrations", statistics, ConnectionStatistics::registrations)
			.description("Registrations that the controller accepted")
			.register(registry);
		for (FailureKind kind : FailureKind.values()) {
			FunctionCounter.builder(PREFIX + "failures", statistics, (it) -> it.failures(kind))
				.description("Tries that failed and connections that were lost")
				.tag("kind", kind.label())
				.register(registry);
		}
		bytes(registry, "received",
				FunctionCounter.builder(PREFIX + "bytes", statistics, ConnectionStatistics::received));
		bytes(registry, "sent", FunctionCounter.builder(PREFIX + "bytes", statistics, ConnectionStatistics::sent));
		TimeGauge
			.builder(PREFIX + "last.contact", this.connection, TimeUnit.MILLISECONDS,
					(it) -> sinceContact(it.snapshot()))
			.description("Time since the controller was heard; not a number before the first time")
			.register(registry);
	}

	private static void bytes(MeterRegistry registry, String direction,
			FunctionCounter.Builder<ConnectionStatistics> counter) {
		counter.description("Bytes of the protocol").baseUnit("bytes").tag("direction", direction).register(registry);
	}

	private static double sinceContact(ConnectionSnapshot snapshot) {
		return snapshot.silentFor().map((time) -> (double) time.toMillis()).orElse(Double.NaN);
	}

}
