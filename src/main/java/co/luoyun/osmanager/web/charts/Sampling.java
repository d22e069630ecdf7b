package co.luoyun.osmanager.web.charts;

import java.time.Duration;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.process.Worker;
import co.luoyun.osmanager.web.WebProperties;
import jakarta.annotation.PreDestroy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Takes a sample at every interval for as long as the service runs. */
@Component
class Sampling implements Working, ApplicationListener<ApplicationReadyEvent> {

	private static final Duration SAVED_EVERY = Duration.ofMinutes(10);

	private final Sampler sampler;

	private final History history;

	private final ChartFile file;

	private final Ticker ticker;

	private final WebProperties properties;

	private final Heartbeat heartbeat;

	private volatile boolean begun;

	private final Worker worker = new Worker("chart-samples", this::run);

	Sampling(Sampler sampler, History history, ChartFile file, WebProperties properties, Ticker ticker) {
		this.file = file;
		this.ticker = ticker;
		this.sampler = sampler;
		this.history = history;
		this.properties = properties;
		this.heartbeat = new Heartbeat("chart-samples", ticker);
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		beat();
		this.worker.start();
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	@PreDestroy
	void stop() {
		this.worker.stop();
		this.heartbeat.rest();
		if (this.begun) {
			this.file.save(this.history);
		}
	}

	private void beat() {
		this.heartbeat.beat(this.properties.sampleInterval());
	}

	private void run() throws InterruptedException {
		this.file.load(this.history);
		this.begun = true;
		long saved = this.ticker.getAsLong();
		while (true) {
			beat();
			this.history.add(this.sampler.take());
			if (this.ticker.since(saved).compareTo(SAVED_EVERY) >= 0) {
				saved = this.ticker.getAsLong();
				this.file.save(this.history);
			}
			Thread.sleep(this.properties.sampleInterval());
		}
	}

}
