package co.luoyun.osmanager.web.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.webssh.WebSshProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class TerminalSessionsTests {

	private final SetTicker ticker = new SetTicker();

	private final TerminalSessions sessions = new TerminalSessions(this.ticker,
			new Binder(new MapConfigurationPropertySource(Map.of("idle-timeout", "10m"))).bindOrCreate("",
					WebSshProperties.class));

	@Test
	void readsThePagesForm() {
		TerminalPoll poll = poll("width=80&height=24&session=a%2Fb%2B&keys=0D");
		assertThat(poll.session()).contains("a/b+");
		assertThat(poll.typed()).isTrue();
		assertThat(poll("session=x&keys=").typed()).isFalse();
		assertThat(poll("width=80").session()).isEmpty();
		assertThat(poll("session=%zz").session()).isEmpty();
		assertThat(poll("session=" + "x".repeat(1000)).session()).isEmpty();
	}

	@Test
	void endsASessionInWhichNothingIsTyped() {
		assertThat(admit("session=a&keys=0D")).isTrue();
		this.ticker.forward(Duration.ofMinutes(9));
		assertThat(admit("session=a&keys=0D")).isTrue();
		this.ticker.forward(Duration.ofMinutes(10));
		assertThat(admit("session=a")).isTrue();
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(admit("session=a")).isFalse();
		assertThat(admit("session=a&keys=0D")).as("it does not wake up again").isFalse();
		assertThat(admit("session=b")).as("another one").isTrue();
		assertThat(this.sessions.open()).isEqualTo(1);
	}

	@Test
	void forgetsASessionThatIsNotAskedFor() {
		admit("session=a");
		admit("session=b");
		this.ticker.forward(Duration.ofSeconds(50));
		admit("session=b");
		this.ticker.forward(Duration.ofSeconds(50));
		assertThat(this.sessions.sweep()).isTrue();
		assertThat(this.sessions.open()).isEqualTo(1);
		this.ticker.forward(Duration.ofSeconds(50));
		assertThat(this.sessions.sweep()).isFalse();
		assertThat(this.sessions.open()).isZero();
	}

	@Test
	void readsThePollsOfSocketIo() {
		TerminalPoll poll = TerminalPoll.of("?EIO=4&transport=polling&sid=abc",
				"42[\"input\",\"l\"]".getBytes(US_ASCII));
		assertThat(poll.session()).contains("abc");
		assertThat(poll.typed()).isTrue();
		assertThat(TerminalPoll.of("?sid=abc", "3".getBytes(US_ASCII)).typed()).isFalse();
		assertThat(TerminalPoll.of("?sid=abc", new byte[0]).typed()).isFalse();
		assertThat(TerminalPoll.of("?EIO=4&transport=polling", new byte[0]).session()).isEmpty();
	}

	@Test
	void keepsAConnectionUntilItIsClosedOrIdle() {
		String name = this.sessions.connect(Optional.empty(), "192.0.2.1").orElseThrow();
		this.ticker.forward(Duration.ofMinutes(9));
		assertThat(this.sessions.sweep()).as("it need not be asked for").isTrue();
		this.sessions.saw(name, true);
		this.ticker.forward(Duration.ofMinutes(9));
		this.sessions.saw(name, false);
		assertThat(this.sessions.isIdle(name)).isFalse();
		this.ticker.forward(Duration.ofMinutes(2));
		assertThat(this.sessions.isIdle(name)).isTrue();
		this.sessions.disconnected(name);
		this.sessions.saw(name, true);
		assertThat(this.sessions.open()).as("the last words open no other").isZero();
		assertThat(this.sessions.sweep()).isFalse();
	}

	@Test
	void aConnectionGoesOnWithASessionThatPolled() {
		assertThat(this.sessions.admit(new TerminalPoll(Optional.of("abc"), false), "192.0.2.1")).isTrue();
		assertThat(this.sessions.connect(Optional.of("abc"), "192.0.2.1")).contains("abc");
		assertThat(this.sessions.open()).isEqualTo(1);
		assertThat(this.sessions.connect(Optional.of("abc"), "192.0.2.1")).as("each connection has its own name")
			.isPresent()
			.isNotEqualTo(Optional.of("abc"));
		this.sessions.disconnected("abc");
		assertThat(this.sessions.open()).isEqualTo(1);
	}

	@Test
	void refusesConnectionsWithoutEnd() {
		for (int i = 0; i < 32; i++) {
			assertThat(this.sessions.connect(Optional.empty(), "192.0.2.1")).isPresent();
		}
		assertThat(this.sessions.connect(Optional.empty(), "192.0.2.1")).isEmpty();
	}

	private boolean admit(String form) {
		return this.sessions.admit(poll(form), "192.0.2.1");
	}

	private static TerminalPoll poll(String form) {
		return TerminalPoll.of("", form.getBytes(US_ASCII));
	}

}
