package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What the package says that it holds is what it holds. */
@Tag("attacks")
class ShippedComponentsTests {

	private static final Path HOME = Path.of("target/package/LuoYun");

	/** Which jars a name in NOTICE is for. */
	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("spring-retry", "Spring Retry"),
			Map.entry("spring-boot", "Spring Boot"), Map.entry("spring-", "Spring Framework"),
			Map.entry("tomcat-", "Apache Tomcat"), Map.entry("commons-logging", "Apache Commons Logging"),
			Map.entry("thymeleaf", "Thymeleaf"), Map.entry("attoparser", "AttoParser"),
			Map.entry("unbescape", "Unbescape"), Map.entry("micrometer-", "Micrometer"),
			Map.entry("prometheus-", "Prometheus"), Map.entry("jackson-", "Jackson"), Map.entry("picocli", "Picocli"),
			Map.entry("snakeyaml", "SnakeYAML"), Map.entry("jspecify", "JSpecify"), Map.entry("logback-", "Logback"),
			Map.entry("slf4j-", "SLF4J"), Map.entry("jul-to-slf4j", "SLF4J"),
			Map.entry("jakarta.annotation", "Jakarta Annotations"), Map.entry("HdrHistogram", "HdrHistogram"));

	@Test
	void noticeNamesExactlyWhatIsShipped() throws IOException {
		Set<String> shipped = jars().stream().map(ShippedComponentsTests::project).collect(Collectors.toSet());
		String notice = Files.readString(HOME.resolve("NOTICE")).replaceAll("\\s+", " ");
		String libraries = notice.replaceFirst(".*of their own: ", "").replaceFirst("\\. lib/application.*", "");
		Set<String> named = Stream.of(libraries.split(", |; "))
			.map((name) -> name.replaceFirst(" \\(.*", ""))
			.collect(Collectors.toSet());
		assertThat(named).isEqualTo(shipped);
		assertThat(notice).contains("Logback (EPL 2.0 or LGPL 2.1)", "OpenJDK");
	}

	@Test
	void theListOfComponentsHoldsTheJarsAndTheRuntimeAndNothingElse() throws IOException {
		Path list = HOME.resolve("lib/application.cdx.json");
		assumeThat(list).as("an offline build has none").exists();
		List<JsonNode> components = JsonMapper.shared()
			.readTree(Files.readString(list))
			.path("components")
			.valueStream()
			.toList();
		assertThat(components.stream()
			.filter((it) -> it.path("type").asString().equals("library"))
			.map((it) -> it.path("name").asString() + "-" + it.path("version").asString() + ".jar"))
			.containsExactlyInAnyOrderElementsOf(jars());
		assertThat(components).filteredOn((it) -> !it.path("type").asString().equals("library"))
			.singleElement()
			.satisfies((runtime) -> assertThat(Files.readString(HOME.resolve("runtime/release")))
				.contains("JAVA_VERSION=\"" + runtime.path("version").asString() + "\""));
		assertThat(components).allSatisfy((it) -> assertThat(it.path("licenses")).isNotEmpty());
	}

	private static String project(String jar) {
		// The longest beginning counts.
		return NAMES.entrySet()
			.stream()
			.filter((entry) -> jar.startsWith(entry.getKey()))
			.max(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.orElse(jar);
	}

	private static Set<String> jars() throws IOException {
		try (Stream<Path> files = Files.list(HOME.resolve("lib/jars"))) {
			return files.map((file) -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
