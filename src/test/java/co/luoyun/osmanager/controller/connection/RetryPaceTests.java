package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.message.Message;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.retry.RetryContext;
import org.springframework.retry.context.RetryContextSupport;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPaceTests {

	private static final Duration CAP = Duration.ofSeconds(60);

	private static final ControllerProperties DEFAULTS = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("osmanager.controller", ControllerProperties.class);

	@Test
	void firstTriesAreQuickThenWaitsGrowToTheCap() {
		List<List<Duration>> agents = IntStream.range(0, 2000)
			.mapToObj((seed) -> waits(seed, FailureKind.UNREACHABLE, 12))
			.toList();
		assertThat(agents).allSatisfy((waits) -> {
			assertThat(waits).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
			assertThat(waits).allMatch((wait) -> !wait.isNegative() && wait.compareTo(CAP) <= 0);
		});
		assertThat(longest(agents, 2)).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(4));
		assertThat(longest(agents, 3)).isBetween(Duration.ofMillis(7800), Duration.ofSeconds(8));
		assertThat(longest(agents, 6)).isBetween(Duration.ofSeconds(59), CAP);
	}

	@Test
	void jitterIsFullAtTheCap() {
		List<Duration> late = IntStream.range(0, 2000)
			.mapToObj((seed) -> waits(seed, FailureKind.UNREACHABLE, 12).getLast())
			.toList();
		for (int tenth = 0; tenth < 10; tenth++) {
			Duration from = CAP.multipliedBy(tenth).dividedBy(10);
			Duration to = from.plusSeconds(6);
			assertThat(late).filteredOn((wait) -> wait.compareTo(from) >= 0 && wait.compareTo(to) < 0)
				.as("waits from %s to %s", from, to)
				.hasSizeBetween(140, 260);
		}
	}

	@Test
	void whatSomebodyHasToChangeIsTriedSlowly() {
		for (FailureKind kind : List.of(FailureKind.WRONG_KEY, FailureKind.REFUSED, FailureKind.NO_ANSWER,
				FailureKind.THROWN_OUT)) {
			List<Duration> waits = waits(1, kind, 6);
			assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
			assertThat(waits.getLast()).isBetween(Duration.ofSeconds(30), CAP);
		}
	}

	@Test
	void ownAddressThatChangedIsNoReasonToWait() {
		assertThat(waits(1, FailureKind.ADDRESS_CHANGED, 2)).containsOnly(Duration.ZERO);
	}

	@Test
	void fleetThatLostItsControllerKnocksAtAnEvenRate() {
		int[] knocks = new int[120];
		for (int seed = 0; seed < 2000; seed++) {
			RetryPace pace = new RetryPace(DEFAULTS, new SplittableRandom(seed));
			Duration now = pace.next(FailureKind.LOST);
			assertThat(now).isLessThanOrEqualTo(DEFAULTS.reconnectSpread());
			while (now.toSeconds() < knocks.length) {
				knocks[Math.toIntExact(now.toSeconds())]++;
				now = now.plus(pace.next(FailureKind.UNREACHABLE));
			}
		}
		assertThat(IntStream.of(knocks).max().orElseThrow()).as("most knocks in a second").isLessThan(105);
		assertThat(IntStream.of(knocks).average().orElseThrow()).isBetween(55.0, 75.0);
	}

	@Test
	void fleetThatLostItsControllerIsNotHastyWhateverMeetsItNext() {
		for (int seed = 0; seed < 200; seed++) {
			RetryPace pace = new RetryPace(DEFAULTS, new SplittableRandom(seed));
			pace.next(FailureKind.LOST);
			assertThat(pace.next(FailureKind.THROWN_OUT)).isBetween(CAP.dividedBy(2), CAP);
			assertThat(pace.next(FailureKind.TLS_FAILED)).isBetween(CAP.dividedBy(2), CAP);
		}
	}

	@Test
	void fleetThatIsToldOfItsControllerArrivesAtAnEvenRateInHalfTheTime() {
		int[] arrivals = new int[31];
		for (int seed = 0; seed < 2000; seed++) {
			RetryPace pace = new RetryPace(DEFAULTS, new SplittableRandom(seed));
			Duration left = pace.next(FailureKind.LOST).minusSeconds(60);
			while (left.isNegative()) {
				left = left.plus(pace.next(FailureKind.UNREACHABLE));
			}
			Duration gathered = pace.gathered(left);
			assertThat(gathered).isLessThanOrEqualTo(left).isLessThanOrEqualTo(CAP.dividedBy(2));
			arrivals[Math.toIntExact(gathered.toSeconds())]++;
		}
		assertThat(IntStream.of(arrivals).max().orElseThrow()).as("most arrivals in a second").isLessThan(105);
		assertThat(IntStream.of(arrivals).limit(30).min().orElseThrow()).as("fewest arrivals in a second")
			.isGreaterThan(35);
	}

	@Test
	void backOffWaitsAsLongAsThePaceSays() {
		List<Long> slept = new ArrayList<>();
		List<Duration> announced = new ArrayList<>();
		JitteredBackOff backOff = new JitteredBackOff(new RetryPace(DEFAULTS, new SplittableRandom(1)), slept::add,
				announced::add);
		RetryContextSupport context = new RetryContextSupport((RetryContext) null);
		var tries = backOff.start(context);
		Stream
			.of(FailureKind.UNREACHABLE, FailureKind.UNREACHABLE, FailureKind.ADDRESS_CHANGED, FailureKind.UNREACHABLE)
			.forEach((kind) -> {
				context.registerThrowable(new ConnectionFailedException(kind, Message.plain("a test")));
				backOff.backOff(tries);
			});
		assertThat(slept).containsExactly(1000L, 2000L, 0L, 1000L);
		assertThat(announced).extracting(Duration::toMillis).isEqualTo(slept);
	}

	private static Duration longest(List<List<Duration>> agents, int failure) {
		return agents.stream().map((waits) -> waits.get(failure)).max(Duration::compareTo).orElseThrow();
	}

	private static List<Duration> waits(int seed, FailureKind kind, int count) {
		RetryPace pace = new RetryPace(DEFAULTS, new SplittableRandom(seed));
		return Stream.generate(() -> pace.next(kind)).limit(count).toList();
	}

}
