package co.luoyun.osmanager.controller;

import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.status.StatusProbe;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Joins the connection to the status it reports, and has it looked after. */
@Configuration(proxyBeanMethods = false)
class ControllerWiring {

	@Bean
	ControllerConnection controllerConnection(CurrentConfiguration configuration, ControllerFiles files,
			StatusProbe probe, ControllerProperties properties, Clock clock, Ticker ticker, RandomGenerator random) {
		ControllerConnection connection = new ControllerConnection(configuration, files, probe::current, properties,
				clock, ticker, random);
		probe.onChange((_) -> connection.statusChanged());
		return connection;
	}

	// Scheduling by annotations would look through the methods of every bean at each
	// start.
	@Bean
	SimpleAsyncTaskScheduler controllerChecks(ControllerConnection connection, ControllerProperties properties) {
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		scheduler.setThreadNamePrefix("controller-checks-");
		ScheduledFuture<?> _ = scheduler.scheduleWithFixedDelay(connection::check, properties.checkInterval());
		return scheduler;
	}

}
