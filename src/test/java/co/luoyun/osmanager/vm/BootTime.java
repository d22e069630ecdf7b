package co.luoyun.osmanager.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a machine took to come up, as {@code systemd-analyze} says.
 *
 * @param kernel until the first process
 * @param userspace from then until everything is up
 * @param service how long the service took to say that it is ready; empty without it
 */
record BootTime(Duration kernel, Duration userspace, Optional<Duration> service) {

	private static final String TIME = "((?:\\d+min )?(?:[\\d.]+s|\\d+ms))";

	private static final Pattern STARTUP = Pattern.compile(TIME + " \\(kernel\\).* " + TIME + " \\(userspace\\)");

	private static final Pattern SERVICE = Pattern.compile(TIME + " osmanager\\.service");

	private static final Pattern PARTS = Pattern.compile("([\\d.]+)(min|ms|s)");

	/** Reads it from {@link BootReport#timing()}. */
	static BootTime of(BootReport report) {
		Matcher startup = STARTUP.matcher(report.timing());
		if (!startup.find()) {
			throw new IllegalStateException("systemd-analyze says something else: " + report.timing());
		}
		Matcher service = SERVICE.matcher(report.timing());
		return new BootTime(duration(startup.group(1)), duration(startup.group(2)),
				service.find() ? Optional.of(duration(service.group(1))) : Optional.empty());
	}

	/** Both as a table in Markdown. */
	static String table(BootTime without, BootTime with) {
		return """
				| `systemd-analyze` | kernel | userspace | of it osmanager.service | together |
				| --- | --- | --- | --- | --- |
				""" + without.row("without OS Manager") + with.row("with OS Manager")
				+ "| OS Manager adds | | | | %.1f s |%n"
					.formatted((with.total().toMillis() - without.total().toMillis()) / 1000.0);
	}

	private Duration total() {
		return this.kernel.plus(this.userspace);
	}

	private String row(String name) {
		return "| %s | %s | %s | %s | %s |%n".formatted(name, seconds(this.kernel), seconds(this.userspace),
				this.service.map(BootTime::seconds).orElse(""), seconds(total()));
	}

	private static String seconds(Duration duration) {
		return "%.1f s".formatted(duration.toMillis() / 1000.0);
	}

	private static Duration duration(String text) {
		return PARTS.matcher(text)
			.results()
			.map((part) -> Duration.ofMillis(Math.round(Double.parseDouble(part.group(1)) * factor(part.group(2)))))
			.reduce(Duration.ZERO, Duration::plus);
	}

	private static long factor(String unit) {
		return switch (unit) {
			case "min" -> 60_000;
			case "ms" -> 1;
			default -> 1000;
		};
	}

}
