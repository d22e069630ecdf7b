package co.luoyun.osmanager.web;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What visitors can make the log say: next to nothing, however often they ask. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTests {

	private static final int TIMES = 20;

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	static Stream<RawRequest> requests() {
		return Stream.of(new RawRequest("POST / HTTP/1.1").header("Content-Length: 0"),
				new RawRequest("PUT /index.html HTTP/1.1").header("Content-Length: 0"),
				new RawRequest("DELETE / HTTP/1.1"), new RawRequest("TRACE / HTTP/1.1"),
				new RawRequest("OPTIONS * HTTP/1.1"), new RawRequest("PROPFIND / HTTP/1.1"),
				new RawRequest("CONNECT example.org:443 HTTP/1.1"), new RawRequest("NONSENSE / HTTP/1.1"),
				new RawRequest("GET / HTTP/1.1").header("Accept: nonsense"),
				new RawRequest("GET /api/status HTTP/1.1").header("Accept: image/png"),
				new RawRequest("GET /api/status HTTP/1.1").header("Accept: ;;;,,,"),
				new RawRequest("GET /actuator/health HTTP/1.1").header("Accept: image/png"),
				new RawRequest("POST /actuator/health HTTP/1.1").header("Content-Length: 0"),
				new RawRequest("POST /sign-out HTTP/1.1").header("Content-Length: 3")
					.header("Content-Type: nonsense")
					.body("a=b"),
				new RawRequest("GET /?cookie=%zz HTTP/1.1"), new RawRequest("GET /?%=%&a=%u0000 HTTP/1.1"),
				new RawRequest("GET /?cookie=wrong HTTP/1.1"), new RawRequest("GET /?lang=%ff%fe HTTP/1.1"),
				new RawRequest("GET / HTTP/1.1").header("Cookie: a=b; \u0001=;;;=; osmanager_session=\"x; $Version=1"),
				new RawRequest("GET / HTTP/1.1").header("Accept-Language: \u00ff\u00fe;q=9,,;"),
				new RawRequest("GET / HTTP/1.1").header("Range: bytes=9-1"),
				new RawRequest("GET /style.css HTTP/1.1").header("Range: bytes=a-b,c"),
				new RawRequest("GET /style.css HTTP/1.1").header("If-Modified-Since: yesterday"),
				new RawRequest("GET /webssh/ HTTP/1.1"),
				new RawRequest("POST /webssh/ HTTP/1.1").header("Content-Length: 0"),
				new RawRequest("GET /a|b HTTP/1.1"), new RawRequest("GET /%00 HTTP/1.1"),
				new RawRequest("GET /..%2f HTTP/1.1"), new RawRequest("nonsense"), new RawRequest("GET / HTTP/9.9"),
				new RawRequest("GET / HTTP/1.1").replace("Host: a b c"),
				new RawRequest("GET / HTTP/1.1").header("Content-Length: -1"),
				new RawRequest("GET / HTTP/1.1").header("Transfer-Encoding: nonsense"),
				new RawRequest("GET / HTTP/1.1").header("X: " + "a".repeat(9000)),
				new RawRequest("POST /sign-out HTTP/1.1").header("Content-Type: application/x-www-form-urlencoded")
					.header("Transfer-Encoding: chunked")
					.body("zz\r\n"));
	}

	@Test
	void countsWhatVisitorsAskWrongly(CapturedOutput output) throws IOException {
		int before = lines(output);
		for (RawRequest request : requests().toList()) {
			for (int i = 0; i < TIMES; i++) {
				request.replace("Connection: close").send(web.port());
			}
		}
		assertThat(output.toString().lines().skip(before)).as("lines in the log")
			.hasSizeLessThan(3)
			.noneMatch((line) -> line.contains("\tat ") || line.contains("Exception"));
	}

	@Test
	void whatTomcatRefusesHasAPageWithAReason() throws IOException {
		assertThat(new RawRequest("GET / HTTP/1.1").replace("Host: my_instance")
			.header("Connection: close")
			.send(web.port())).startsWith("HTTP/1.1 400").contains("text/html", "such as Host");
		assertThat(new RawRequest("GET /a|b HTTP/1.1").header("Connection: close").send(web.port()))
			.startsWith("HTTP/1.1 400")
			.contains("cannot be read");
		assertThat(new RawRequest("GET / HTTP/1.1").header("X: " + "a".repeat(9000))
			.header("Connection: close")
			.send(web.port())).startsWith("HTTP/1.1 4").contains("<p>");
	}

	private static int lines(CapturedOutput output) {
		return (int) output.toString().lines().count();
	}

}
