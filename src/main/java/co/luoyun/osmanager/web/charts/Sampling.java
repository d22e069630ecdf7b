package co.luoyun.osmanager.web.charts;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.web.WebProperties;
import jakarta.annotation.PreDestroy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Takes a sample at every interval for as long as the service runs. */
@Component
class Sampling implements ApplicationListener<ApplicationReadyEvent> {

	private final Sampler sampler;

	private final History history;

	private final WebProperties properties;

	private final CountDownLatch stopped = new CountDownLatch(1);

	Sampling(Sampler sampler, History history, WebProperties properties) {
		this.sampler = sampler;
		this.history = history;
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Thread.ofVirtual().name("chart-samples").start(this::run);
	}

	@PreDestroy
	void stop() {
		this.stopped.countDown();
	}

	private void run() {
		try {
			do {
				this.history.add(this.sampler.take());
			}
			while (!this.stopped.await(this.properties.sampleInterval().toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
