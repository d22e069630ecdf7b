package co.luoyun.osmanager.web.charts;

import co.luoyun.osmanager.process.Worker;
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

	private final Worker worker = new Worker("chart-samples", this::run);

	Sampling(Sampler sampler, History history, WebProperties properties) {
		this.sampler = sampler;
		this.history = history;
		this.properties = properties;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.worker.start();
	}

	@PreDestroy
	void stop() {
		this.worker.stop();
	}

	private void run() throws InterruptedException {
		while (true) {
			this.history.add(this.sampler.take());
			Thread.sleep(this.properties.sampleInterval());
		}
	}

}
