package co.luoyun.osmanager.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ways out of the model that expressions of templates have taken elsewhere, or might take
 * here: none leads anywhere.
 */
class TemplateEscapeTests {

	private static final String SECRET = "the content of a file outside";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	private final Path proof = web.sandbox.home("escaped");

	@BeforeEach
	void noPages() throws IOException {
		web.sandbox.removePages();
		web.sandbox.write("secret.html", SECRET);
		web.sandbox.write("custom/www/withcookie/private.html", SECRET);
		Files.deleteIfExists(this.proof);
	}

	@ParameterizedTest
	@ValueSource(strings = { "${T(java.lang.Runtime).getRuntime().exec('touch PROOF')}",
			"${T(co.luoyun.osmanager.process.Command).of({'touch', 'PROOF'})}",
			"${new co.luoyun.osmanager.process.CommandRunner(null)}", "${new java.io.File('PROOF').createNewFile()}",
			"${new java.lang.ProcessBuilder({'touch', 'PROOF'}).start()}", "${new int[100000000]}",
			"${''.getClass().forName('java.lang.Runtime')}", "${''.class.forName('java.lang.Runtime')}",
			"${''['class']}", "${hostname['class']}", "${instance.class.classLoader}", "${instance['class']}",
			"${instance.getClass().getProtectionDomain()}", "${moments.clock}", "${moments['clock']}",
			"${moments.language}", "${moments.getClass()}", "${instance.state.declaringClass}",
			"${instance.state.getDeclaringClass().getClassLoader()}", "${@pageController}", "${@systemRoot.home()}",
			"${#ctx.getConfiguration()}", "${#ctx.configuration.templateResolvers}", "${#vars.application}", "${#root}",
			"${#root.getConfiguration().getTemplateManager()}", "${#execInfo.templateName}",
			"${#conversions.convert(1, 'x')}", "${#strings.getClass()}", "${#strings.class.classLoader}",
			"${hostname = 'x'}", "${base.bytes}", "${'x'.getBytes()}", "${'%1$s'.formatted(1)}",
			"${'x'.format('%s', 1)}", "${'x'.valueOf(1)}", "${'x'.intern()}", "${'x'.describeConstable()}",
			"${languages.clear()}", "${languages.put('x', null)}", "${components.add(null)}", "${components.stream()}",
			"${components.iterator()}", "${language.locale()}", "${language.of(null, null)}", "${build.read(null)}",
			"${1 instanceof T(Integer)}", "${#locale.getISOCountries()}", "${#notify()}", "${hostname.wait()}",
			"*{T(java.lang.Runtime)}", "__${T(java.lang.Runtime)}__", "__${'$'+'{T(java.lang.Runtime)}'}__",
			"${__${'T(java.lang.Runtime)'}__}", "~{::__${T(java.lang.Runtime)}__}", "${x?.y?.class ?: ''.class}",
			"@{/x(a=${''.class})}", "|${''.class}|", "#{${''.class}}", "${{1}.![#this.class]}",
			"${{''}.?[class != null]}", "${2 ^ 1000000000}" })
	void leadNowhere(String expression) throws Exception {
		String page = "<html><p th:text=\"" + expression.replace("PROOF", this.proof.toString()) + "\">x</p></html>";
		web.sandbox.write("custom/www/nocookie/escape.html", page);
		var answer = web.visit("/escape.html");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
		assertThat(this.proof).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "#root.configuration", "#this.configuration", "#request", "#session", "#mvc", "#themes",
			"#execInfo", "#conversions", "systemRoot", "param" })
	void nothingIsThere(String expression) throws Exception {
		web.sandbox.write("custom/www/nocookie/escape.html", "<html><p th:text=\"${" + expression + "}\">x</p></html>");
		assertThat(web.visit("/escape.html").body()).isEqualTo("<html><p></p></html>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/passwd", "/etc/passwd", "../../../secret", "..\\..\\secret", "classpath:x",
			"http://127.0.0.1:1/", "private", "../withcookie/private", "./../withcookie/private", "secret" })
	void noFragmentComesFromElsewhere(String file) throws Exception {
		web.sandbox.write("custom/www/nocookie/escape.html", "<html><p th:insert=\"~{'" + file + "'}\">x</p></html>");
		var answer = web.visit("/escape.html");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain(SECRET, "root:");
	}

	@Test
	void scriptsGetPlainValuesAndRunNothing() throws Exception {
		web.sandbox.write("custom/www/nocookie/script.html", """
				<html th:inline="javascript"><script th:inline="javascript">
				var a = [[${hostname}]], b = [[${moments}]], c = [[${instance.addresses.size() > 100}]],
				d = [[${ {1, 'two'} }]], e = [[${'<' + '/script>'}]];
				</script></html>""");
		var answer = web.visit("/script.html");
		assertThat(answer.body()).contains("var a = \"i10.example.org\"", "c = false", "d = [1,\"two\"]")
			.doesNotContain("clock", "\"</script>\"");
	}

	@Test
	void whatPagesShowIsReachedAsBefore() throws Exception {
		web.sandbox.write("custom/www/nocookie/fine.html",
				"""
						<html th:with="texts=${language.texts}"><p th:each="it,stat : ${components}"
						th:text="|${stat.index} ${it.key} ${it.state.name()} ${texts.get('x')} ${texts['language.name']}|">x</p>
						<i th:text="${build.application.orElse('')} + ${#strings.toUpperCase(version2)}">x</i>
						<i th:object="${instance}" th:text="*{hostname}">x</i><i th:text="${components.?[key == 'status'].size()}">x</i>
						<i th:text="${components.![key].contains('status') and hostname matches '[a-z0-9.]+'}">x</i>
						<i th:text="${#numbers.formatDecimal(1.5, 1, 2)}">x</i><i th:text="${#temporals.format(status.lastRun)}">x</i>
						<i th:text="${hostname.replace('.', '-').substring(0, 3)}">x</i><i th:each="n : ${#numbers.sequence(1, 3)}" th:text="${n}">x</i>
						</html>""");
		var answer = web.visit("/fine.html");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).contains("<p>0 status ", "English", "<i>Redmine2.3.1</i>", "<i>i10.example.org</i>",
				"<i>1</i>", "<i>true</i>", "<i>1.50</i>", "<i>i10</i>", "<i>3</i>");
	}

}
