package co.luoyun.osmanager.status;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import co.luoyun.osmanager.ForbidPrograms;
import co.luoyun.osmanager.files.Ticker;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class StatusHealthIndicatorTests {

	private static final Status NOT_SERVING = new Status("NOT_SERVING");

	@Test
	void isFineBeforeTheFirstRun() {
		StatusProperties properties = new StatusProperties(Duration.ofSeconds(60), Duration.ofSeconds(30), 1,
				DataSize.ofKilobytes(8), 50, URI.create("http://127.0.0.1/"));
		StatusProbe probe = new StatusProbe(ForbidPrograms.runner(), Clock.systemUTC(), Ticker.SYSTEM, properties,
				Path.of("/LuoYun/custom/scripts/status"), Path.of("/LuoYun/conf/luoyun.conf"), Map::of);
		Health health = new StatusHealthIndicator(probe).health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("application", "unknown")
			.containsEntry("ending", "the status program has not been run yet");
	}

	@Test
	void anApplicationThatIsNotServingLeavesTheAggregateAlone() {
		StatusAggregator aggregator = StatusAggregator.getDefault();
		assertThat(aggregator.getAggregateStatus(Set.of(Status.UP, NOT_SERVING))).isEqualTo(Status.UP);
		assertThat(aggregator.getAggregateStatus(Set.of(Status.DOWN, NOT_SERVING))).isEqualTo(Status.DOWN);
	}

	@Test
	void whoAsksForItGetsAnErrorCode() {
		HttpCodeStatusMapper mapper = HttpCodeStatusMapper.of(Map.of("not-serving", 503));
		assertThat(mapper.getStatusCode(NOT_SERVING)).isEqualTo(503);
	}

}
