package co.luoyun.osmanager.web.charts;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.web.RunningWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/** Steps of the time of day do nothing to the pages; time that passes does. */
class WebClocksTests {

	private static final SetClock CLOCK = new SetClock();

	private static final SetTicker TICKER = new SetTicker();

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.web.sample-interval=5m").with(SetTime.class);

	@Test
	void chartsSessionsAndGuessesGoByTheTimeThatPasses() throws Exception {
		HttpClient owner = web.owner();
		sample(10);
		String charts = web.bean(Charts.class).views().toString();
		assertThat(charts).contains("M").contains("L");
		for (int i = 0; i < 5; i++) {
			guess();
		}
		for (Duration step : new Duration[] { Duration.ofHours(-8), Duration.ofHours(20), Duration.ofDays(-3650) }) {
			CLOCK.forward(step);
			assertThat(web.bean(Charts.class).views()).as("charts after a step of " + step).hasToString(charts);
			HttpResponse<String> tooSoon = guess();
			assertThat(tooSoon.statusCode()).isEqualTo(429);
			assertThat(tooSoon.headers().firstValue("Retry-After")).contains("2");
			assertThat(web.get(owner, "/").body()).contains("class=\"owner\"");
		}
		TICKER.forward(Duration.ofSeconds(1));
		assertThat(guess().statusCode()).isEqualTo(200);
		TICKER.forward(Duration.ofHours(13));
		assertThat(web.get(owner, "/").body()).contains("class=\"public\"");
	}

	private static HttpResponse<String> guess() throws Exception {
		return web.visit("/?cookie=wrong", "X-Forwarded-For", "203.0.113.77");
	}

	private static void sample(int times) {
		for (int i = 0; i < times; i++) {
			web.bean(History.class).add(web.bean(Sampler.class).take());
			TICKER.forward(Duration.ofMinutes(5));
		}
	}

	/** Both clocks as the test sets them. */
	@Configuration(proxyBeanMethods = false)
	static class SetTime {

		@Bean
		@Primary
		Clock setClock() {
			return CLOCK;
		}

		@Bean
		@Primary
		Ticker setTicker() {
			return TICKER;
		}

	}

}
