package co.luoyun.osmanager.web;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.JsonForm;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.access.LocalToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What monitoring asks for. */
@StartsPrograms
class MonitoringTests {

	private static final Pattern SERIES = Pattern.compile("([a-z][a-z0-9_]*)(\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("([a-z][a-z0-9_]*)=\"([^\"]*)\",?");

	@RegisterExtension
	static final RunningWeb web = new RunningWeb("--osmanager.status.interval=1s");

	@Test
	void everybodySeesByTheStatusWhetherTheApplicationIsWell() throws Exception {
		status("exit 3");
		awaitStatus(503);
		assertThat(web.visit("/actuator/health/application", "X-Forwarded-For", "192.0.2.9").body())
			.isEqualTo("{\"description\":\"the application is not serving\",\"status\":\"NOT_SERVING\"}");
		assertThat(web.visit("/actuator/health").statusCode()).as("the instance itself").isEqualTo(200);
		status("exit 0");
		awaitStatus(200);
		assertThat(web.visit("/actuator/health/application", "X-Forwarded-For", "192.0.2.9").body())
			.doesNotContain("components", "details");
	}

	@Test
	void theMetricsAreAsPrometheusLikesThem() throws Exception {
		HttpResponse<String> answer = web.visit("/actuator/prometheus", "Authorization", token());
		assertThat(answer.statusCode()).isEqualTo(200);
		Map<String, String> types = new HashMap<>();
		Set<String> help = new HashSet<>();
		Set<String> seen = new HashSet<>();
		for (String line : answer.body().lines().toList()) {
			String[] words = line.split(" ", 4);
			if (line.startsWith("# HELP ")) {
				assertThat(words).as(line).hasSize(4);
				assertThat(help.add(words[2])).as("told twice: %s", line).isTrue();
			}
			else if (line.startsWith("# TYPE ")) {
				types.put(words[2], words[3]);
			}
			else {
				assertSeries(line, types, help, seen);
			}
		}
		assertThat(seen).anyMatch((series) -> series.startsWith("osmanager_build_info{"))
			.contains("osmanager_application_serving", "osmanager_configuration_last_success_timestamp_seconds",
					"osmanager_component_state{component=\"status\"}",
					"osmanager_component_state{component=\"controller\"}");
	}

	private static void assertSeries(String line, Map<String, String> types, Set<String> help, Set<String> seen) {
		Matcher series = SERIES.matcher(line);
		assertThat(series.matches()).as(line).isTrue();
		String name = series.group(1);
		String family = types.containsKey(name) ? name : name.replaceFirst("_(total|count|sum|max|bucket|info)$", "");
		assertThat(help).as(line).contains(family);
		boolean counter = "counter".equals(types.get(family));
		assertThat(name.endsWith("_total")).as("a counter ends with _total: %s", line).isEqualTo(counter);
		assertThat(name).as("base units: %s", line)
			.doesNotContainPattern("_(ms|milliseconds|minutes|kb|megabytes|percent)(_|$)")
			.doesNotContainPattern("_since(_|$)");
		assertThat(name.contains("timestamp")).as(line).isEqualTo(name.endsWith("_timestamp_seconds"));
		String labels = (series.group(3) == null) ? "" : series.group(3);
		assertThat(LABEL.matcher(labels).replaceAll("")).as("labels without blanks: %s", line).isEmpty();
		assertThat(labels).as("labels without blanks: %s", line).doesNotContain(" ");
		assertThat(seen.add(line.substring(0, line.lastIndexOf(' ')))).as("twice: %s", line).isTrue();
	}

	@Test
	void theStatusIsAsItsSchemaSays() throws Exception {
		status("exit 0");
		awaitStatus(200);
		JsonForm.assertIs("status", web.visit("/api/status", "Authorization", token()).body());
	}

	@Test
	void rootChangesTheLevelOfTheLogAtRunTime() throws Exception {
		String path = "/actuator/loggers/co.luoyun.osmanager.web";
		assertThat(level(path, "")).isEqualTo(404);
		assertThat(LoggerFactory.getLogger("co.luoyun.osmanager.web").isTraceEnabled()).isFalse();
		assertThat(level(path, token())).isEqualTo(204);
		assertThat(LoggerFactory.getLogger("co.luoyun.osmanager.web").isTraceEnabled()).isTrue();
	}

	private static int level(String path, String authorization) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(web.uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"configuredLevel\":\"TRACE\"}"));
		if (!authorization.isEmpty()) {
			request.header("Authorization", authorization);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private static String token() throws Exception {
		return LocalToken.authorization(web.bean(SystemRoot.class));
	}

	private static void awaitStatus(int code) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(web.visit("/actuator/health/application").statusCode()).isEqualTo(code));
	}

	private static void status(String line) throws Exception {
		web.sandbox.write("custom/scripts/status", "#!/bin/sh\n" + line + "\n");
		Files.setPosixFilePermissions(web.sandbox.home("custom/scripts/status"),
				PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
