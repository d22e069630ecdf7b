package co.luoyun.osmanager.web.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a request says of itself, its cleaned address is ours and its peer has an
 * address that can stand in a log. The first line is the query, others are headers. With
 * {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class RequestFuzzTests {

	@FuzzTest(maxDuration = "5m")
	void anyHeadIsRead(byte[] bytes) {
		String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 20);
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/a/b");
		request.setQueryString(lines[0]);
		request.setRemoteAddr("127.0.0.1");
		Arrays.stream(lines)
			.skip(1)
			.map((line) -> line.split(":", 2))
			.filter((line) -> line.length == 2)
			.forEach((header) -> addHeader(request, header[0], header[1]));
		String cleaned = RelativeAddress.without(request, "cookie");
		assertThat(cleaned).matches("(?s)\\./b(\\?.*)?");
		assertThat(cleaned.replaceFirst("\\./b\\??", "").split("&")).noneMatch((pair) -> pair.matches("cookie(=.*)?"));
		Peer peer = new Peer(request);
		assertThat(peer.address()).matches("[0-9A-Fa-f.:/]{2,50}");
		assertThat(peer.basePath()).startsWith("/").endsWith("/").doesNotContain(";", "\r", "\n");
		assertThat(peer.isThisMachine()).isIn(true, false);
		assertThat(BearerToken.matches(request, "the-token")).isEqualTo(BearerToken.isIn(request)
				&& String.valueOf(request.getHeader("Authorization")).substring(7).strip().equals("the-token"));
		assertThat(FetchMetadata.isNavigation(request) && FetchMetadata.isPartOfForeignPage(request)).isFalse();
	}

	private static void addHeader(MockHttpServletRequest request, String name, String value) {
		if (!name.isBlank() && !name.equalsIgnoreCase("Cookie") && !name.equalsIgnoreCase("Accept-Language")) {
			request.addHeader(name, value);
		}
	}

}
