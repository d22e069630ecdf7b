package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OutputFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code osmanager analyze}: the steps of the running service's boot with their times,
 * from Spring's start-up record at {@code /actuator/startup}.
 */
@Command(name = "analyze", description = "Says how long each step of the last boot took.",
		mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the times are shown", "2:the service refuses to say", "3:OS Manager is not running" })
public final class AnalyzeCommand implements Callable<Integer> {

	@Mixin
	private RunningService service = new RunningService();

	@Option(names = "--format", paramLabel = "text|json", defaultValue = "text",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			JsonNode timeline = JsonMapper.shared().readTree(this.service.get("/actuator/startup")).path("timeline");
			if (this.format == OutputFormat.JSON) {
				out.println(JsonMapper.shared().createObjectNode().put("version", 1).setAll((ObjectNode) timeline));
			}
			else {
				print(out, timeline);
			}
			return 0;
		}
		catch (IOException ex) {
			this.spec.commandLine().getErr().println("osmanager analyze: " + this.service.explain(ex));
			return RunningService.exitCode(ex);
		}
	}

	private static void print(PrintWriter out, JsonNode timeline) {
		Instant start = Instant.parse(timeline.path("startTime").asString());
		out.printf("%-16s %10s %10s%n", "step", "begun at", "took");
		for (JsonNode event : timeline.path("events")) {
			String name = event.path("startupStep").path("name").asString();
			Duration begun = Duration.between(start, Instant.parse(event.path("startTime").asString()));
			out.printf("%-16s %9.3fs %9.3fs%n", name.substring(name.lastIndexOf('.') + 1), seconds(begun),
					seconds(Duration.parse(event.path("duration").asString())));
		}
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

}
