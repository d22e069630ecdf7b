package co.luoyun.osmanager.files;

import java.time.Duration;
import java.util.stream.Stream;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.message.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTests {

	private static final Duration TURN = Duration.ofMinutes(5);

	private final SetTicker ticker = new SetTicker();

	private final Heartbeat heartbeat = new Heartbeat("test", this.ticker);

	private final Heartbeats all = new Heartbeats(() -> Stream.of(() -> Stream.of(this.heartbeat)));

	@Test
	void saysWhoIsLateAndForHowLong() {
		this.heartbeat.beat(TURN);
		this.ticker.forward(TURN.plusMinutes(1));
		assertThat(this.all.late()).isEmpty();
		this.ticker.forward(Duration.ofMinutes(1));
		assertThat(this.all.late()).map(Message::toString)
			.containsExactly("the worker test has done nothing for 7 min: restart OS Manager");
		this.heartbeat.beat(TURN);
		assertThat(this.all.late()).isEmpty();
	}

	@Test
	void whoNeedNotWorkIsNotLate() {
		this.ticker.forward(TURN.multipliedBy(10));
		assertThat(this.all.late()).isEmpty();
		this.heartbeat.beat(TURN);
		this.heartbeat.rest();
		this.ticker.forward(TURN.multipliedBy(10));
		assertThat(this.all.late()).isEmpty();
	}

}
