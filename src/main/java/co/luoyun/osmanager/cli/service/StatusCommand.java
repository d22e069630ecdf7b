package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OutputFormat;
import co.luoyun.osmanager.files.BootRecord;
import co.luoyun.osmanager.files.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code osmanager status}: asks the running service on this machine how it is. */
@Command(name = "status", description = "Says how this instance is, as its own page does.",
		mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:everything is well",
				"1:something needs a look, or is on its way, as while OS Manager starts",
				"2:something does not work, or the service refuses to say", "3:OS Manager is not running" })
public final class StatusCommand implements Callable<Integer> {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	@Mixin
	private RunningService service = new RunningService();

	@Option(names = "--format", paramLabel = "text|json", defaultValue = "text",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Option(names = "--wait", description = "Wait until the boot is over: nothing is on its way any more.")
	private boolean wait = false;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300",
			description = "How long to wait at most (default: ${DEFAULT-VALUE}).")
	private long timeout = 300;

	private final Ticker ticker;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	public StatusCommand() {
		this(Ticker.SYSTEM);
	}

	public StatusCommand(Ticker ticker) {
		this.ticker = ticker;
	}

	@Override
	public Integer call() throws InterruptedException {
		long start = this.ticker.getAsLong();
		while (true) {
			boolean last = isLastTry(start);
			Optional<BootRecord> boot = this.service.boot();
			if (boot.isEmpty()) {
				Optional<Integer> answer = ask(last);
				if (answer.isPresent()) {
					return answer.get();
				}
			}
			else if (last) {
				return starting(boot.get());
			}
			Thread.sleep(PAUSE);
		}
	}

	private Optional<Integer> ask(boolean last) {
		try {
			String json = this.service.get("/api/status");
			JsonNode report = JsonMapper.shared().readTree(json);
			return (last || !report.path("starting").asBoolean()) ? Optional.of(print(json, report)) : Optional.empty();
		}
		catch (IOException ex) {
			return (last || ex instanceof RefusedAnswerException) ? Optional.of(noAnswer(ex)) : Optional.empty();
		}
	}

	private boolean isLastTry(long start) {
		return !this.wait || this.ticker.since(start).toSeconds() >= this.timeout;
	}

	private int print(String json, JsonNode report) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.format == OutputFormat.JSON) {
			out.println(json);
		}
		else {
			new StatusText(report).print(out);
		}
		return switch (report.path("overall").asString("")) {
			case "WELL" -> 0;
			case "DEGRADED" -> 1;
			default -> 2;
		};
	}

	private int starting(BootRecord boot) {
		long seconds = boot.lasting(this.ticker).toSeconds();
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.format == OutputFormat.JSON) {
			out.printf("{\"overall\":\"STARTING\",\"starting\":true,\"step\":\"%s\",\"seconds\":%d,\"version\":1}%n",
					boot.step(), seconds);
		}
		else {
			out.printf("OS Manager (pid %d) is starting: %s, for %d s so far%n", boot.pid(), boot.step(), seconds);
		}
		return 1;
	}

	private int noAnswer(IOException failure) {
		int code = RunningService.exitCode(failure);
		if (this.format == OutputFormat.JSON) {
			String overall = (code == RunningService.NOT_RUNNING) ? "NOT_RUNNING" : "REFUSED";
			this.spec.commandLine().getOut().println("{\"overall\":\"" + overall + "\",\"version\":1}");
		}
		this.spec.commandLine().getErr().println("osmanager status: " + this.service.explain(failure));
		return code;
	}

}
