package co.luoyun.osmanager.process;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandTests {

	@Test
	void looksAsAPersonWouldTypeIt() {
		assertThat(Command.of("ip", "link", "set", "eth0", "up")).hasToString("ip link set eth0 up");
		assertThat(Command.of("echo", "it's", "", "a b")).hasToString("echo 'it'\\''s' '' 'a b'");
	}

	@Test
	void needsAProgram() {
		assertThatIllegalArgumentException().isThrownBy(() -> Command.of(List.of()));
	}

	@Test
	void keepsEverythingElseWhenOneThingIsChanged() {
		Command command = Command.of("x", "y")
			.changingSystem()
			.withInput("secret")
			.withEnvironment(Map.of("A", "b"))
			.keeping(5);
		assertThat(command.changesSystem()).isTrue();
		assertThat(command.input()).contains(new Command.Input("secret"));
		assertThat(command.environment()).containsEntry("A", "b");
		assertThat(command.outputLimit()).isEqualTo(5);
		assertThat(command.timeLimit()).isEqualTo(Command.DEFAULT_TIME_LIMIT);
	}

}
