package co.luoyun.osmanager.web.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.webssh.WebSshProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalSessionsTests {

	private final SetClock clock = new SetClock();

	private final TerminalSessions sessions = new TerminalSessions(this.clock,
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
		this.clock.forward(Duration.ofMinutes(9));
		assertThat(admit("session=a&keys=0D")).isTrue();
		this.clock.forward(Duration.ofMinutes(10));
		assertThat(admit("session=a")).isTrue();
		this.clock.forward(Duration.ofSeconds(1));
		assertThat(admit("session=a")).isFalse();
		assertThat(admit("session=a&keys=0D")).as("it does not wake up again").isFalse();
		assertThat(admit("session=b")).as("another one").isTrue();
		assertThat(this.sessions.open()).isEqualTo(1);
	}

	@Test
	void forgetsASessionThatIsNotAskedFor() {
		admit("session=a");
		admit("session=b");
		this.clock.forward(Duration.ofSeconds(50));
		admit("session=b");
		this.clock.forward(Duration.ofSeconds(50));
		assertThat(this.sessions.sweep()).isTrue();
		assertThat(this.sessions.open()).isEqualTo(1);
		this.clock.forward(Duration.ofSeconds(50));
		assertThat(this.sessions.sweep()).isFalse();
		assertThat(this.sessions.open()).isZero();
	}

	private boolean admit(String form) {
		return this.sessions.admit(poll(form), "192.0.2.1");
	}

	private static TerminalPoll poll(String form) {
		return TerminalPoll.of(form.getBytes(StandardCharsets.US_ASCII));
	}

}
