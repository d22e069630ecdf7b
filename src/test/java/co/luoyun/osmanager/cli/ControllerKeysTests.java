package co.luoyun.osmanager.cli;

import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ControllerKeysTests {

	private static final Bytes MESSAGE = Bytes.ascii("a message");

	@Test
	void tellsKeysOfInstancesFromTheKeyOfAll() {
		ControllerKeys keys = new ControllerKeys(List.of("10=first", "common", "11=key=11"), () -> "never");
		assertThat(keys.byTag()).containsOnlyKeys(10, 11);
		assertThat(keys.byTag().entrySet()).filteredOn((entry) -> entry.getKey() == 11)
			.allSatisfy((entry) -> assertThat(entry.getValue().apply(MESSAGE)).isEqualTo(key("key=11").apply(MESSAGE)));
		assertThat(keys.forAll().orElseThrow().apply(MESSAGE)).isEqualTo(key("common").apply(MESSAGE));
		assertThat(keys.invented()).isEmpty();
	}

	@Test
	void makesUpAKeyWhenThereIsNone() {
		ControllerKeys keys = new ControllerKeys(List.of(), () -> "made up");
		assertThat(keys.invented()).isEqualTo(Optional.of("made up"));
		assertThat(keys.forAll().orElseThrow().apply(MESSAGE)).isEqualTo(key("made up").apply(MESSAGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10=", "four", "with blank", "ümlaut" })
	void refusesWhatNoInstanceCanBeTold(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ControllerKeys(List.of(key), () -> "never"))
			.withMessageContaining("5 to 128 printable ASCII characters");
	}

	private static SharedKey key(String text) {
		return new SharedKey(text);
	}

}
