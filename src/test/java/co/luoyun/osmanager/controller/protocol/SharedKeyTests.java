package co.luoyun.osmanager.controller.protocol;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SharedKeyTests {

	private static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	private static final Bytes CHALLENGE = Bytes.ascii("716d60b1-e5e0-46a0-a915-0795a1ae06f2").paddedTo(40);

	private static final String CAPTURED = "a806fe5ff0b91bc66c14f029ef803820cb9bb2782f5dee06"
			+ "23df9fc724ebecdfe40c37d547ec1351";

	@Test
	void encryptsAsTheRealControllerDoes() {
		assertThat(HexFormat.of().formatHex(KEY.apply(CHALLENGE).toArray())).isEqualTo(CAPTURED);
	}

	@Test
	void everyMessageStartsAFreshKeyStream() {
		assertThat(KEY.apply(CHALLENGE)).isEqualTo(KEY.apply(CHALLENGE));
		assertThat(KEY.apply(KEY.apply(CHALLENGE))).isEqualTo(CHALLENGE);
	}

	@Test
	void everyByteOfAChallengeTakesAnyValue() {
		List<byte[]> challenges = Stream.generate(Challenges::random).limit(4000).map(Bytes::toArray).toList();
		assertThat(challenges).allSatisfy((each) -> assertThat(each).hasSize(Challenges.LENGTH));
		for (int i = 0; i < Challenges.LENGTH; i++) {
			int index = i;
			assertThat(challenges.stream().map((each) -> each[index]).distinct()).hasSizeGreaterThan(250);
		}
	}

	@Test
	void refusesAnEmptyKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SharedKey(""));
	}

}
