package co.luoyun.osmanager.web.terminal;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTargetTests {

	@ParameterizedTest
	@CsvSource({ "/webssh/, /", "/webssh/ShellInABox.js, /ShellInABox.js", "/webssh/a%20b/c, /a%20b/c",
			"/webssh/%E4%B8%AD, /%E4%B8%AD", "/webssh/a..b/.hidden, /a..b/.hidden",
			"/webssh/@evil.example/, /@evil.example/" })
	void isWhatFollowsTheGate(String uri, String path) {
		assertThat(target(uri, false)).contains(path);
		assertThat(target(uri, true)).contains(uri);
	}

	// The first ones are mapped to the gate by the container, which reads them otherwise.
	@ParameterizedTest
	@ValueSource(strings = { "/123456@evil.example/..;/webssh/", "/123456@evil.example/../webssh/", "/x/..;/webssh/",
			"/webssh;@evil.example/", "/webssh/..%2f", "/webssh/%2e%2e/", "/webssh/%2E./x", "/webssh/../x",
			"/webssh/./x", "/webssh/..", "/webssh//x", "/webssh/x;y", "/webssh/x\\y", "/webssh/%5c", "/webssh/%00",
			"/webssh/%0d%0aX:%201", "/webssh/%zz", "/webssh/%", "/webssh/x y", "/webssh/x\r\ny", "/webssh/é",
			"/websshx/", "http://evil.example/webssh/" })
	void isNothingThatCouldBeReadOtherwise(String uri) {
		assertThat(target(uri, false)).isEmpty();
		assertThat(target(uri, true)).isEmpty();
	}

	@Test
	void isTheGateItselfForAServerThatKnowsIt() {
		assertThat(target("/webssh", true)).contains("/webssh");
		assertThat(target("/webssh", false)).isEmpty();
	}

	@Test
	void keepsTheQuery() {
		assertThat(target("/webssh/", "arg=a&b=[1]%20;/?", false)).contains("/?arg=a&b=[1]%20;/?");
		assertThat(target("/webssh/", "a b", false)).isEmpty();
		assertThat(target("/webssh/", "a\r\nX: y", false)).isEmpty();
		assertThat(target("/webssh/", "a=%4", false)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/x, /webssh/x", "/webssh, /webssh", "/webssh/, /webssh/", "/webssh/x?y, /webssh/x?y",
			"http://127.0.0.1:8001/x, /webssh/x" })
	void sendsOnWithinTheGate(String location, String seen) {
		TerminalTarget target = new TerminalTarget("/webssh", "/", "");
		assertThat(target.redirect(location, "http://127.0.0.1:8001")).contains(seen);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example/", "//evil.example/", "/../", "/..", "https://127.0.0.1:8001/x",
			"http://127.0.0.1:80010/", "javascript:alert(1)", "/\\evil", "" })
	void sendsNobodyElsewhere(String location) {
		TerminalTarget target = new TerminalTarget("/webssh", "/", "");
		assertThat(target.redirect(location, "http://127.0.0.1:8001")).isEmpty();
	}

	private static Optional<String> target(String uri, boolean keepsGate) {
		return target(uri, null, keepsGate);
	}

	private static Optional<String> target(String uri, @Nullable String query, boolean keepsGate) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
		request.setServletPath("/webssh");
		request.setQueryString(query);
		return TerminalTarget.of(request, keepsGate).map(TerminalTarget::pathAndQuery);
	}

}
