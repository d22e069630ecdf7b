package co.luoyun.osmanager.presence;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.ProgramVersion;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.config.MeterFilter;

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

	/** What runs: 1, with the versions as labels. */
	@Bean
	MeterBinder buildInfo() {
		return (registry) -> Gauge.builder("osmanager.build.info", () -> 1)
			.description("The versions of OS Manager and of its Java")
			.tag("version", ProgramVersion.get())
			.tag("java", Runtime.version().toString())
			.register(registry);
	}

	/** Without blanks in the labels, as in the names of the JVM's pools of memory. */
	@Bean
	MeterFilter labelsWithoutBlanks() {
		return new MeterFilter() {

			@Override
			public Meter.Id map(Meter.Id id) {
				boolean blank = id.getTags().stream().anyMatch((tag) -> tag.getValue().indexOf(' ') >= 0);
				return blank ? id.replaceTags(id.getTags().stream().map(RuntimeMetrics::withoutBlanks).toList()) : id;
			}

		};
	}

	private static Tag withoutBlanks(Tag tag) {
		return Tag.of(tag.getKey(), tag.getValue().replace("'", "").replace(' ', '-').toLowerCase(Locale.ROOT));
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
