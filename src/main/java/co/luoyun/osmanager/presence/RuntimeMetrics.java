package co.luoyun.osmanager.presence;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Metrics of the Java runtime: the usual ones of memory and threads, and the collections
 * of garbage by their count and time. Spring Boot's own set listens to each collection
 * instead, on a thread of its own, and takes 25 ms of the start.
 */
@Configuration(proxyBeanMethods = false)
class RuntimeMetrics {

	@Bean
	JvmMemoryMetrics jvmMemoryMetrics() {
		return new JvmMemoryMetrics();
	}

	@Bean
	JvmThreadMetrics jvmThreadMetrics() {
		return new JvmThreadMetrics();
	}

	@Bean
	MeterBinder collectionMetrics() {
		return (registry) -> ManagementFactory.getGarbageCollectorMXBeans()
			.forEach((collector) -> FunctionTimer
				.builder("jvm.gc.collections", collector, GarbageCollectorMXBean::getCollectionCount,
						GarbageCollectorMXBean::getCollectionTime, TimeUnit.MILLISECONDS)
				.description("Collections of garbage, and the time they took")
				.tag("gc", collector.getName())
				.register(registry));
	}

}
