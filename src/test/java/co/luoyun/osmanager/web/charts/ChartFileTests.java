package co.luoyun.osmanager.web.charts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.WebProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class ChartFileTests {

	private final WebProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("osmanager.web", WebProperties.class);

	@TempDir
	private Path root = Path.of("");

	private SystemRoot system = new SystemRoot(this.root, Path.of("/LuoYun"));

	@BeforeEach
	void makeSystem() {
		this.system = new SystemRoot(this.root, Path.of("/LuoYun"));
	}

	@Test
	void theChartsGoOnAfterARestart() {
		SetTicker ticker = new SetTicker();
		SetClock clock = new SetClock();
		History before = new History(this.properties);
		for (int i = 0; i < 60; i++) {
			before.add(new Sample(Sampler.millis(ticker), Map.of(Measure.CPU, (float) i)));
			ticker.forward(Duration.ofSeconds(20));
		}
		new ChartFile(this.system, clock, ticker).save(before);

		SetTicker other = new SetTicker();
		clock.forward(Duration.ofMinutes(2));
		History after = new History(this.properties);
		new ChartFile(this.system, clock, other).load(after);
		Series series = after.series(Measure.CPU, History.HOUR, Sampler.millis(other));
		assertThat(series.size()).isEqualTo(60);
		assertThat(series.newest()).isEqualTo(59f);
		assertThat(Sampler.millis(other) - series.time(59)).as("20 s before the end, and 2 min off").isEqualTo(140_000);
		assertThat(after.series(Measure.CPU, History.DAY, Sampler.millis(other)).size()).isPositive();
	}

	@Test
	void whatIsNoSuchFileIsPassedOver() throws Exception {
		Path file = this.root.resolve("LuoYun/run/charts");
		Files.createDirectories(file.getParent());
		for (byte[] content : new byte[][] { {}, new byte[10], { 0x4f, 0x53, 0x4d, 0x31, 1 } }) {
			Files.write(file, content);
			History history = new History(this.properties);
			new ChartFile(this.system, new SetClock(), new SetTicker()).load(history);
			assertThat(history.kept().getFirst()).isEmpty();
		}
	}

}
