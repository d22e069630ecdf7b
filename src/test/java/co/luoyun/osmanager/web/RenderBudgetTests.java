package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Pages that take more than they may: an error page, which tells the owner why. */
class RenderBudgetTests {

	private static final String NEVER_ENDING = "it takes more than 100000 steps";

	private static final String MEMORY = "KiB of memory";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@BeforeEach
	void noPages() throws IOException {
		web.sandbox.removePages();
	}

	static Stream<Arguments> greedy() {
		String loop = "<th:block th:each=\"a : ${#numbers.sequence(1, 1000)}\">";
		String end = "</th:block>";
		return Stream.of(arguments("900 KB", large(900), MEMORY), arguments("450 KB", large(450), MEMORY),
				arguments("loops", loop + loop + "<i th:if=\"${a == 0}\">x</i>" + end + end, NEVER_ENDING),
				arguments("loops that say much", loop + loop + "0123456789" + end + end, MEMORY),
				arguments("a fragment of itself", "<p th:fragment=\"f\"><b th:replace=\"~{:: f}\"></b></p>",
						"recursive"),
				arguments("two of itself",
						"<p th:fragment=\"f\"><b th:insert=\"~{:: f}\"></b><b th:insert=\"~{:: f}\"></b></p>", ""),
				arguments("a doubled text", doubled("${x + x}"), ""),
				arguments("a text doubled by Thymeleaf", doubled("${x} + ${x}"), "larger than"),
				arguments("lists of lists", lists(), "larger than"),
				arguments("a sequence", "<i th:text=\"${#numbers.sequence(1, 2000000000)}\">x</i>", "beyond 1000"),
				arguments("digits", "<i th:text=\"${#numbers.formatInteger(1, 2000000000)}\">x</i>", "beyond 1000"),
				arguments("repeat", "<i th:text=\"${#strings.repeat('x', 2000000000)}\">x</i>", ""),
				arguments("String.repeat", "<i th:text=\"${'x'.repeat(2000000000)}\">x</i>", ""),
				arguments("multiplied", "<i th:text=\"${'x' * 2000000000}\">x</i>", ""),
				arguments("random", "<i th:text=\"${#strings.randomAlphanumeric(2000000000)}\">x</i>", ""),
				arguments("a large number",
						"<i th:with=\"a=99999999\" th:text=\"${a*a*a*a*a*a*a*a*a*a*a*a*a*a*a}\">x</i>", "digits"),
				arguments("a long expression", "<i th:text=\"'" + "x".repeat(11_000) + "'\">x</i>", "longer than"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("greedy")
	void anErrorPageTellsTheOwner(String name, String page, String reason) throws Exception {
		web.sandbox.write("custom/www/nocookie/greedy.html", "<html>" + page + "</html>");
		HttpResponse<String> visitors = web.visit("/greedy.html");
		assertThat(visitors.statusCode()).as(name).isEqualTo(500);
		assertThat(visitors.body()).contains("This page has a mistake").doesNotContain("custom/www");
		assertThat(web.get(web.owner(), "/greedy.html").body()).contains("custom/www/nocookie/greedy.html", reason);
		assertThat(web.visit("/").statusCode()).isEqualTo(200);
	}

	@Test
	void aGreedyErrorPageDoesNotSpread() throws Exception {
		web.sandbox.write("custom/www/nocookie/error.html", "<html>" + large(600) + "</html>");
		assertThat(web.visit("/missing").body()).contains("There is no such page here.");
	}

	@Test
	void aChangedPageIsTriedAtOnce() throws Exception {
		web.sandbox.write("custom/www/nocookie/greedy.html", large(900));
		assertThat(web.visit("/greedy.html").statusCode()).isEqualTo(500);
		web.sandbox.write("custom/www/nocookie/greedy.html", "<html><p th:text=\"${application}\">x</p></html>");
		assertThat(web.visit("/greedy.html").body()).contains("Redmine");
	}

	@Test
	void largePagesAtOnceTakeTurns() throws Exception {
		web.sandbox.write("custom/www/nocookie/large.html", large(100));
		try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Integer> visit = () -> web.visit("/large.html").statusCode();
			List<Future<Integer>> answers = visitors.invokeAll(IntStream.range(0, 40).mapToObj((_) -> visit).toList());
			for (Future<Integer> answer : answers) {
				assertThat(answer.get()).isIn(200, 503);
			}
		}
		assertThat(web.visit("/large.html").statusCode()).isEqualTo(200);
	}

	@Test
	void earlierPagesMayHaveTheSizeThatTheyHad() throws Exception {
		String page = "<html>" + "$hostname ".repeat(90_000) + "</html>";
		web.sandbox.write("custom/www/nocookie/old.html", page);
		assertThat(web.visit("/old.html").statusCode()).isIn(200, 500);
		web.sandbox.write("custom/www/nocookie/old.html", "<html>$hostname" + " text".repeat(180_000) + "</html>");
		assertThat(web.visit("/old.html").body()).startsWith("<html>i10.example.org text");
	}

	private static String large(int kilobytes) {
		return "<p th:text=\"${hostname}\">i10.example.org</p>\n".repeat(kilobytes * 1024 / 48);
	}

	private static String doubled(String twice) {
		return "<i th:with=\"x='abcdefghij'\">" + ("<i th:with=\"x=" + twice + "\">").repeat(30)
				+ "<b th:text=\"${x}\">x</b>" + "</i>".repeat(31);
	}

	private static String lists() {
		String ten = IntStream.range(0, 10).mapToObj((_) -> "x").collect(Collectors.joining(",", "{", "}"));
		return "<i th:with=\"x=${ {1} }\">" + ("<i th:with=\"x=${ " + ten + " }\">").repeat(30)
				+ "<b th:text=\"${x}\">x</b>" + "</i>".repeat(31);
	}

}
