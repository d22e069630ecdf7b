package co.luoyun.osmanager.web.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookTimerTests {

	private final List<ScheduledFuture<?>> looks = new ArrayList<>();

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1) {
		@Override
		public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
			ScheduledFuture<?> look = super.schedule(task, delay, unit);
			LookTimerTests.this.looks.add(look);
			return look;
		}
	};

	private final LookTimer timer = new LookTimer(() -> {
	});

	@BeforeEach
	void start() {
		this.timer.start(this.executor);
	}

	@AfterEach
	void end() {
		this.executor.shutdownNow();
	}

	@Test
	void looksEveryTwoSecondsWhileSomebodyIsThere() {
		this.timer.again(false);
		assertThat(this.timer.isQuiet()).isFalse();
		assertThat(nextSeconds()).isBetween(0L, 2L);
	}

	@Test
	void looksEveryTenSecondsWhileNobodyIsThere() {
		this.timer.again(true);
		assertThat(this.timer.isQuiet()).isTrue();
		assertThat(nextSeconds()).isBetween(8L, 10L);
	}

	@Test
	void anArrivalEndsTheQuiet() {
		this.timer.again(true);
		assertThat(this.timer.visited()).isTrue();
		assertThat(this.timer.visited()).isFalse();
		assertThat(nextSeconds()).isBetween(0L, 2L);
		assertThat(this.looks.get(this.looks.size() - 2).isCancelled()).isTrue();
	}

	@Test
	void whoeverCameDuringALookIsSeenSoon() {
		assertThat(this.timer.visited()).isFalse();
		this.timer.again(true);
		assertThat(this.timer.isQuiet()).isFalse();
		assertThat(nextSeconds()).isBetween(0L, 2L);
		this.timer.again(true);
		assertThat(this.timer.isQuiet()).isTrue();
	}

	@Test
	void aStoppedOneLooksNoMore() {
		this.timer.stop();
		int before = this.looks.size();
		this.timer.visited();
		this.timer.again(false);
		assertThat(this.looks).hasSize(before).allMatch(ScheduledFuture::isCancelled);
	}

	private long nextSeconds() {
		return this.looks.getLast().getDelay(TimeUnit.SECONDS);
	}

}
