package co.luoyun.osmanager.controller.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.instance.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownControllersTests {

	private static final Endpoint CONFIGURED = new Endpoint("192.168.1.11", 1369);

	private static final Endpoint FOUND = new Endpoint("192.168.1.12", 1369);

	private final SetTicker ticker = new SetTicker();

	@TempDir
	Path folder;

	@Test
	void configuredComesBeforeDiscovered() {
		KnownControllers known = known(CONFIGURED);
		assertThat(known.discovered(join(FOUND))).isTrue();
		assertThat(known.candidates()).containsExactly(CONFIGURED, FOUND);
	}

	@Test
	void theConfiguredOneComesBeforeTheOneThatWorkedAlsoAfterARestart() {
		KnownControllers known = known(CONFIGURED);
		known.discovered(join(FOUND));
		known.worked(FOUND);
		assertThat(known.candidates()).containsExactly(CONFIGURED, FOUND);
		KnownControllers restarted = known(CONFIGURED);
		assertThat(restarted.candidates()).containsExactly(CONFIGURED, FOUND);
		restarted.failed(FOUND, FailureKind.UNREACHABLE);
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
	void aMemoryThatIsNoFileIsNotRead() {
		assertThat(new RememberedAddress(Path.of("/dev/zero")).read(Optional.empty())).isEmpty();
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
		assertThat(known.discovered(join(FOUND))).isTrue();
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(known.discovered(join(FOUND))).isFalse();
		this.ticker.forward(Duration.ofSeconds(5));
		known.failed(FOUND, FailureKind.UNREACHABLE);
		this.ticker.forward(Duration.ofSeconds(6));
		assertThat(known.discovered(join(FOUND))).isFalse();
		this.ticker.forward(Duration.ofSeconds(8));
		assertThat(known.discovered(join(FOUND))).isTrue();
		known.failed(FOUND, FailureKind.WRONG_KEY);
		this.ticker.forward(Duration.ofHours(1));
		assertThat(known.discovered(join(FOUND))).isFalse();
	}

	@Test
	void aFloodOfOneSenderTakesOneSlot() {
		KnownControllers known = known(CONFIGURED);
		for (int i = 1; i < 255; i++) {
			known.discovered(new JoinMessage(address(66), new Endpoint("192.168.1." + i, 1369)));
		}
		known.discovered(join(FOUND));
		assertThat(known.candidates()).containsExactly(CONFIGURED, new Endpoint("192.168.1.254", 1369), FOUND);
	}

	@Test
	void aFloodOfDeadAddressesNeverKeepsTheTrueOneOut() {
		KnownControllers known = known(null);
		int rounds = 0;
		for (boolean tried = false; !tried; rounds++) {
			for (int i = 20; i < 255; i++) {
				known.discovered(new JoinMessage(address(i), new Endpoint("192.168.1." + i, 1369)));
			}
			known.discovered(join(FOUND));
			List<Endpoint> candidates = known.candidates();
			assertThat(candidates).hasSizeLessThanOrEqualTo(8);
			tried = candidates.contains(FOUND);
			candidates.forEach((each) -> known.failed(each, FailureKind.UNREACHABLE));
			assertThat(rounds).isLessThan(32);
		}
	}

	@Test
	void aFloodOfManySendersTakesNoRoom() throws IOException {
		DiscoveredControllers discovered = new DiscoveredControllers();
		for (int i = 0; i < 10_000; i++) {
			discovered.add(new JoinMessage(InetAddress.getByAddress(new byte[] { 10, 1, (byte) (i >> 8), (byte) i }),
					new Endpoint("10.1.0.1", 1369)));
		}
		int slots = 0;
		for (int size = discovered.nextRound().size(); size > 0; size = discovered.nextRound().size()) {
			slots += size;
		}
		assertThat(slots).isEqualTo(256);
		discovered.add(join(FOUND));
		assertThat(discovered.nextRound()).as("one that was tried gives way").containsExactly(FOUND);
	}

	private static JoinMessage join(Endpoint controller) {
		return new JoinMessage(Inet4Address.ofLiteral(controller.host()), controller);
	}

	private static InetAddress address(int host) {
		return Inet4Address.ofLiteral("192.168.1." + host);
	}

	private KnownControllers known(@org.jspecify.annotations.Nullable Endpoint configured) {
		return new KnownControllers(Optional.ofNullable(configured), new RememberedAddress(file()), this.ticker);
	}

	private Path file() {
		return this.folder.resolve("run/controller");
	}

}
