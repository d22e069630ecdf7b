package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownControllersTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final Endpoint CONFIGURED = new Endpoint("192.168.1.11", 1369);

	private static final Endpoint FOUND = new Endpoint("192.168.1.12", 1369);

	@TempDir
	Path folder;

	@Test
	void configuredComesBeforeDiscovered() {
		KnownControllers known = known(CONFIGURED);
		assertThat(known.discovered(FOUND, NOW)).isTrue();
		assertThat(known.candidates()).containsExactly(CONFIGURED, FOUND);
	}

	@Test
	void theOneThatWorkedComesFirstUntilItFailsAlsoAfterARestart() {
		KnownControllers known = known(CONFIGURED);
		known.discovered(FOUND, NOW);
		known.worked(FOUND);
		assertThat(known.candidates()).containsExactly(FOUND, CONFIGURED);
		KnownControllers restarted = known(CONFIGURED);
		assertThat(restarted.candidates()).containsExactly(FOUND, CONFIGURED);
		restarted.failed(FOUND, FailureKind.UNREACHABLE, NOW);
		assertThat(restarted.candidates()).containsExactly(CONFIGURED);
		assertThat(known(CONFIGURED).candidates()).containsExactly(CONFIGURED);
	}

	@Test
	void anotherConfiguredControllerOutdatesWhatWasRemembered() {
		KnownControllers known = known(CONFIGURED);
		known.worked(FOUND);
		Endpoint other = new Endpoint("10.0.0.1", 1369);
		assertThat(known(other).candidates()).containsExactly(other);
	}

	@Test
	void theConfiguredOneNeedsNoRemembering() {
		known(CONFIGURED).worked(CONFIGURED);
		assertThat(file()).doesNotExist();
	}

	@Test
	void remembersWithNoneConfigured() {
		known(null).worked(FOUND);
		assertThat(known(null).candidates()).containsExactly(FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "192.168.1.12\nnone\n", "192.168.1.12 99999\nnone\n", "192.168.1.12 x\nnone\n",
			" 1369\nnone\n", "192.168.1.12 1369" })
	void aDamagedMemoryIsNone(String content) throws IOException {
		Files.createDirectories(this.folder.resolve("run"));
		Files.writeString(file(), content);
		assertThat(known(null).candidates()).isEmpty();
	}

	@Test
	void aMemoryThatCannotBeWrittenDoesNoHarm() throws IOException {
		Files.writeString(this.folder.resolve("run"), "a file where a folder should be");
		KnownControllers known = known(null);
		known.worked(FOUND);
		assertThat(known.candidates()).containsExactly(FOUND);
	}

	@Test
	void joinMessagesCutAWaitShortOnlyWhenTheyAreNews() {
		KnownControllers known = known(null);
		assertThat(known.discovered(FOUND, NOW)).isTrue();
		assertThat(known.discovered(FOUND, NOW.plusSeconds(1))).isFalse();
		known.failed(FOUND, FailureKind.UNREACHABLE, NOW.plusSeconds(6));
		assertThat(known.discovered(FOUND, NOW.plusSeconds(12))).isFalse();
		assertThat(known.discovered(FOUND, NOW.plusSeconds(20))).isTrue();
		known.failed(FOUND, FailureKind.WRONG_KEY, NOW.plusSeconds(21));
		assertThat(known.discovered(FOUND, NOW.plusSeconds(3600))).isFalse();
	}

	@Test
	void aFloodOfJoinMessagesTakesNoRoom() {
		KnownControllers known = known(CONFIGURED);
		for (int i = 1; i < 255; i++) {
			known.discovered(new Endpoint("10.0.0." + i, 1369), NOW);
		}
		assertThat(known.candidates()).hasSizeLessThan(10).startsWith(CONFIGURED);
	}

	private KnownControllers known(@org.jspecify.annotations.Nullable Endpoint configured) {
		return new KnownControllers(Optional.ofNullable(configured), new RememberedAddress(file()));
	}

	private Path file() {
		return this.folder.resolve("run/controller");
	}

}
