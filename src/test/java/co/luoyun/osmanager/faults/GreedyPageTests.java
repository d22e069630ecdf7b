package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of the builder's that take more than there is, with the package's own heap. */
@Bounded
class GreedyPageTests extends InSandbox {

	private static final String LINE = "<p th:text=\"${hostname}\">i10.example.org</p>\n";

	@FaultTest(kind = "clients", fault = "20 visitors open templates of 900, 450 and 100 KB, and loops without end",
			expected = "an error page, others are served")
	void openPagesThatTakeTooMuch(Observation seen) throws Exception {
		String loop = "<th:block th:each=\"a : ${#numbers.sequence(1, 1000)}\">";
		page("a", LINE.repeat(900 * 1024 / LINE.length()));
		page("b", LINE.repeat(450 * 1024 / LINE.length()));
		page("c", LINE.repeat(100 * 1024 / LINE.length()));
		page("d", loop.repeat(3) + "<i th:text=\"${a}\">x</i>" + "</th:block>".repeat(3));
		page("e", "<html>$hostname" + " text".repeat(180_000));
		service().start().awaitPage();
		long before = service().loggedBytes();
		try (PageWatch watch = service().watch()) {
			for (String name : List.of("a", "b", "c", "d", "e")) {
				seen.note(name + " " + open(20, "/" + name + ".html"));
			}
			seen.withoutPage(watch.longest());
		}
		assertThat(service().alive()).as("alive").isTrue();
		assertThat(service().get("/").statusCode()).isEqualTo(200);
		seen.logged(service().loggedBytes() - before, 5000);
	}

	private List<Integer> open(int visitors, String path) throws Exception {
		try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
				HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service().port() + path))
				.timeout(Duration.ofMinutes(2))
				.build();
			Callable<Integer> visit = () -> client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			List<Integer> answers = new ArrayList<>();
			for (Future<Integer> answer : all.invokeAll(IntStream.range(0, visitors).mapToObj((_) -> visit).toList())) {
				answers.add(answer.get());
			}
			assertThat(answers).isSubsetOf(200, 500, 503);
			return answers.stream().distinct().sorted().toList();
		}
	}

	private void page(String name, String text) throws IOException {
		Files.createDirectories(service().sandbox().home().resolve("custom/www/nocookie"));
		Files.writeString(service().sandbox().home().resolve("custom/www/nocookie/" + name + ".html"), text);
	}

}
