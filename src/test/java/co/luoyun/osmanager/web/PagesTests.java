package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The builder's pages, from the file system. */
class PagesTests {

	private static final Charset GBK = Charset.forName("GBK");

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	@BeforeEach
	void noPages() throws IOException {
		web.sandbox.removePages();
	}

	@Test
	void withoutAFolderTheDefaultPagesAreShown() throws Exception {
		assertThat(web.visit("/").body()).contains("<h1>Redmine</h1>", "Version 2.3.1", "Appliance 1.0",
				"href=\"http://i10.example.org/\"");
		assertThat(web.visit("/").headers().firstValue("Content-Disposition")).contains("inline");
		HttpResponse<String> style = web.visit("/style.css");
		assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
	}

	@Test
	void templatesShowTheModelAndTheirChangesAtOnce() throws Exception {
		web.sandbox.write("custom/www/nocookie/index.html",
				"<html><p th:text=\"${application} + ' ' + ${version2} + ' on ' + ${hostname}\">x</p></html>");
		assertThat(web.visit("/").body()).contains("<p>Redmine 2.3.1 on i10.example.org</p>");
		web.sandbox.write("custom/www/nocookie/index.html", "<html><p th:text=\"${version1}\">x</p>changed</html>");
		assertThat(web.visit("/").body()).contains("<p>1.0</p>changed");
	}

	@Test
	void templatesShareLayoutsAndFragments() throws Exception {
		web.sandbox.write("custom/www/nocookie/parts/frame.html",
				"<html><header th:fragment=\"top(title)\">My <b th:text=\"${title}\">t</b></header></html>");
		web.sandbox.write("custom/www/nocookie/deep/er/page.html",
				"<html><div th:replace=\"~{parts/frame :: top('site')}\"></div><a th:href=\"@{/style.css}\">s</a></html>");
		assertThat(web.visit("/deep/er/page.html").body()).contains("<header>My <b>site</b></header>",
				"href=\"../../style.css\"");
	}

	@Test
	void earlierPagesAreRenderedAsBefore() throws Exception {
		web.sandbox.write("custom/www/nocookie/index.html", """
				<html><head><meta charset="utf-8"><title>欢迎使用 $application</title></head>
				<body>$application ${version2} / $version1, <a href="http://$hostname">进入</a>
				<a href="http://$hostname:8001">ssh</a> costs $$5, $unknown ${other} $ 7 ${curtime}</body></html>""");
		HttpResponse<String> page = web.visit("/");
		assertThat(page.body()).contains("欢迎使用 Redmine", "Redmine 2.3.1 / 1.0", "href=\"http://i10.example.org\"",
				"href=\"http://i10.example.org:8001\"", "costs $5, $unknown ${other} $ 7 ");
		assertThat(page.body()).containsPattern("\\d\\d:\\d\\d</body>");
		assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
	}

	@Test
	void anEarlierPageMayBeNamedShtml() throws Exception {
		web.sandbox.write("custom/www/nocookie/about.shtml", "<html>$application</html>");
		HttpResponse<String> page = web.visit("/about.shtml");
		assertThat(page.body()).isEqualTo("<html>Redmine</html>");
		assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
	}

	@Test
	void earlierPagesInGbkStayInGbk() throws Exception {
		web.sandbox.write("build/VERSION", "Appliance: 1.0\n知识库: 2.3.1\n");
		web.sandbox.write("custom/www/nocookie/index.html",
				"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head>欢迎 $application</html>",
				GBK);
		try {
			HttpResponse<byte[]> page = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(web.uri("/")).build(), HttpResponse.BodyHandlers.ofByteArray());
			assertThat(new String(page.body(), GBK)).contains("欢迎 知识库");
			assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=gb2312");
		}
		finally {
			web.sandbox.write("build/VERSION", "Appliance: 1.0\nRedmine: 2.3.1\n");
		}
	}

	@Test
	void namesAreNotReplacedInScriptsAndImages() throws Exception {
		web.sandbox.write("custom/www/nocookie/app.js", "var a = '$hostname $$';");
		web.sandbox.write("custom/www/nocookie/a.svg", "<svg>$hostname</svg>");
		assertThat(web.visit("/app.js").body()).isEqualTo("var a = '$hostname $$';");
		assertThat(web.visit("/a.svg").body()).isEqualTo("<svg>$hostname</svg>");
	}

	@Test
	void valuesAreEscaped() throws Exception {
		web.sandbox.write("build/VERSION", "Appliance: 1.0\n<script>alert(1)</script>: \"'2\"\n");
		web.sandbox.write("custom/www/nocookie/a.html", "<p title=\"$version2\">$application</p>");
		web.sandbox.write("custom/www/nocookie/b.html", "<p th:text=\"${application}\">x</p>");
		try {
			assertThat(web.visit("/a.html").body()).doesNotContain("<script>").contains("&quot;&#39;2&quot;");
			assertThat(web.visit("/b.html").body()).doesNotContain("<script>").contains("&lt;script&gt;");
			assertThat(web.visit("/nothing.html").body()).doesNotContain("<script>alert");
		}
		finally {
			web.sandbox.write("build/VERSION", "Appliance: 1.0\nRedmine: 2.3.1\n");
		}
	}

	@Test
	void ownersPagesFallBackToEverybodys() throws Exception {
		web.sandbox.write("custom/www/nocookie/index.html", "<html>everybody $hostname</html>");
		web.sandbox.write("custom/www/nocookie/shared.css", "p { color: red }");
		web.sandbox.write("custom/www/withcookie/index.html", "<html>owner $hostname</html>");
		HttpClient owner = web.owner();
		assertThat(web.get(owner, "/index.html").body()).contains("owner i10.example.org");
		assertThat(web.get(owner, "/shared.css").body()).contains("color: red");
		assertThat(web.visit("/index.html").body()).contains("everybody i10.example.org");
	}

	@Test
	void aMistakeIsShownToTheOwnerAndNotToVisitors() throws Exception {
		web.sandbox.write("custom/www/nocookie/bad.html", "<html>\n<p th:text=\"${nothing.at.all}\">x</p>\n</html>");
		HttpResponse<String> visitors = web.visit("/bad.html");
		assertThat(visitors.statusCode()).isEqualTo(500);
		assertThat(visitors.body()).contains("This page has a mistake").doesNotContain("custom/www", "nothing.at");
		HttpResponse<String> owners = web.get(web.owner(), "/bad.html");
		assertThat(owners.statusCode()).isEqualTo(500);
		assertThat(owners.body()).contains("custom/www/nocookie/bad.html", "<dd>2</dd>", "cannot be found on null");
		assertThat(web.visit("/").statusCode()).isEqualTo(200);
	}

	@Test
	void aMistakeInTheErrorPageDoesNotSpread() throws Exception {
		web.sandbox.write("custom/www/nocookie/error.html", "<html><p th:text=\"${oops.\">x</p></html>");
		HttpResponse<String> missing = web.visit("/missing.html");
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(missing.body()).contains("There is no such page here.");
	}

	@Test
	void aPartOfAnotherVersionIsNotGoneOnWith() throws Exception {
		web.sandbox.write("custom/www/nocookie/film.mp4", "0123456789");
		String tag = web.visit("/film.mp4").headers().firstValue("ETag").orElseThrow();
		String date = web.visit("/film.mp4").headers().firstValue("Last-Modified").orElseThrow();
		for (String same : List.of(tag, date)) {
			assertThat(web.visit("/film.mp4", "Range", "bytes=2-4", "If-Range", same).body()).as(same).isEqualTo("234");
		}
		for (String other : List.of("\"other\"", "W/" + tag, "Thu, 01 Jan 1970 00:00:00 GMT", "nonsense")) {
			HttpResponse<String> whole = web.visit("/film.mp4", "Range", "bytes=2-4", "If-Range", other);
			assertThat(whole.statusCode()).as(other).isEqualTo(200);
			assertThat(whole.body()).as(other).isEqualTo("0123456789");
		}
	}

	@Test
	void longTextsAreCompressed() throws Exception {
		web.sandbox.write("custom/www/nocookie/long.js", "// long\n".repeat(2000));
		HttpResponse<String> answer = web.visit("/long.js", "Accept-Encoding", "gzip");
		assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(answer.body().length()).isLessThan(2000);
		String tag = answer.headers().firstValue("ETag").orElseThrow();
		assertThat(web.visit("/long.js", "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode()).isEqualTo(304);
	}

	@Test
	void filesHaveTypesRangesAndValidators() throws Exception {
		web.sandbox.write("custom/www/nocookie/data.json", "0123456789");
		HttpResponse<String> whole = web.visit("/data.json");
		assertThat(whole.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(whole.headers().firstValue("Cache-Control")).contains("public, max-age=60");
		HttpResponse<String> part = web.visit("/data.json", "Range", "bytes=2-4");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.body()).isEqualTo("234");
		String tag = whole.headers().firstValue("ETag").orElseThrow();
		assertThat(web.visit("/data.json", "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(web.visit("/data.json", "Range", "bytes=50-").statusCode()).isEqualTo(416);
	}

	@Test
	void stylesWithoutValuesAreKeptByTheBrowserAndOthersRendered() throws Exception {
		HttpResponse<String> style = web.visit("/style.css");
		assertThat(style.headers().firstValue("Cache-Control")).contains("public, max-age=60");
		String tag = style.headers().firstValue("ETag").orElseThrow();
		assertThat(web.visit("/style.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
		web.sandbox.write("custom/www/nocookie/style.css", "p::after { content: '$hostname' }");
		HttpResponse<String> rendered = web.visit("/style.css", "If-None-Match", tag);
		assertThat(rendered.body()).isEqualTo("p::after { content: 'i10.example.org' }");
		assertThat(rendered.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void languagesGoByTheBrowserAndTheSwitchAndCanBeAdded() throws Exception {
		assertThat(web.visit("/", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8").body()).contains("lang=\"zh\"", "进入应用");
		assertThat(web.visit("/", "Accept-Language", "fr").body()).contains("lang=\"en\"", "Open the application");
		HttpClient browser = RunningWeb.browser();
		HttpResponse<String> switched = web.get(browser, "/?lang=zh");
		assertThat(switched.body()).contains("进入应用");
		assertThat(switched.uri().getQuery()).isNull();
		web.sandbox.write("custom/www/messages_de.properties",
				"language.name=Deutsch\npublic.enter=Zur Anwendung\npage.title={0}\n");
		assertThat(web.visit("/", "Accept-Language", "de-AT").body()).contains("Zur Anwendung", "Deutsch",
				"Version 2.3.1");
		web.sandbox.write("custom/www/messages_fr.properties", "public.enter=Entrer\n");
		assertThat(web.visit("/", "Accept-Language", "fr").body()).contains("Entrer", ">fran")
			.containsOnlyOnce("English<");
	}

	@Test
	void foldersAreEnteredButNeverListed() throws Exception {
		web.sandbox.write("custom/www/nocookie/docs/index.html", "<html>docs</html>");
		web.sandbox.write("custom/www/nocookie/files/a.txt", "a");
		HttpResponse<String> folder = web.visit("/docs");
		assertThat(folder.statusCode()).isEqualTo(303);
		assertThat(folder.headers().firstValue("Location")).contains("./docs/");
		assertThat(web.visit("/docs/").body()).contains("docs");
		assertThat(web.visit("/files/").statusCode()).isEqualTo(404);
		assertThat(web.visit("/files").statusCode()).isEqualTo(404);
	}

}
