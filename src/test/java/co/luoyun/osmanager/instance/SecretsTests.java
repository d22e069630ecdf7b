package co.luoyun.osmanager.instance;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** However a configuration is broken, no part of a secret is shown. */
class SecretsTests {

	private static final int ROUNDS = 20_000;

	private static final String SECRET = "7391~4826~5037~1948";

	private static final int PART = 6;

	private static final String TEXT = """
			CLC_IP=192.0.2.1
			TAG=10
			KEY=%1$s
			FUTURE=%1$s
			JSON={"cookie": "%1$s", "webssh": {"status": "enable", "port": 8001}, "passwd_hash": "$6$%1$s$%1$s", \
			"network": [{"ip": "192.0.2.60", "netmask": 24, "password": "%1$s"}], "future": ["%1$s", {"%1$s": 1}]}
			""".formatted(SECRET);

	@Test
	void noPartOfASecretIsEverShown() {
		Random random = new Random(20);
		int refused = 0;
		for (int round = 0; round < ROUNDS; round++) {
			String broken = breakUp(random);
			ConfReading reading = LuoYunConfReader.read(broken.getBytes(StandardCharsets.UTF_8));
			refused += reading.refused() ? 1 : 0;
			assertHidden(broken, shown(reading));
		}
		assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
	}

	private static String shown(ConfReading reading) {
		String keys = reading.conf().other().keySet().stream().map(LuoYunConf::shownKey).collect(Collectors.joining());
		return reading + keys + reading.conf().settings()
				+ reading.diagnostics()
					.stream()
					.map((one) -> one.toString() + one.maskedLine())
					.collect(Collectors.joining());
	}

	private static void assertHidden(String broken, String shown) {
		for (int i = 0; i + PART <= SECRET.length(); i++) {
			assertThat(shown).as(broken).doesNotContain(SECRET.substring(i, i + PART));
		}
	}

	private static String breakUp(Random random) {
		StringBuilder text = new StringBuilder(TEXT);
		for (int change = random.nextInt(4); change >= 0; change--) {
			int place = random.nextInt(text.length());
			switch (random.nextInt(4)) {
				case 0 -> text.deleteCharAt(place);
				case 1 -> text.insert(place, "\n=\"{}[],:\0\\;#".charAt(random.nextInt(13)));
				case 2 -> text.delete(place, Math.min(text.length(), place + random.nextInt(40)));
				default -> text.insert(place, text.substring(place, Math.min(text.length(), place + 60)));
			}
		}
		return text.toString();
	}

}
