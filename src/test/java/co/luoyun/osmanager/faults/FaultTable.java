package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.TimeLimit;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Keeps a row for each fault in target/faults, so that several runs make one table, and
 * prints each when it is there. The table is target/faults.md.
 */
final class FaultTable extends TimeLimit implements ParameterResolver, AfterTestExecutionCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(FaultTable.class);

	private static final Path ROWS = Path.of("target/faults");

	private static final Path TABLE = Path.of("target/faults.md");

	private static final String HEAD = """
			| kind | fault | expected | result | seen | longest without page | bytes logged |
			| --- | --- | --- | --- | --- | --- | --- |
			""";

	private static final int LONGEST_REASON = 300;

	FaultTable() {
		super("faults.limit");
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
		return parameter.getParameter().getType() == Observation.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
		return observation(extension);
	}

	@Override
	public void afterTestExecution(ExtensionContext extension) throws IOException {
		FaultTest fault = extension.getRequiredTestMethod().getAnnotation(FaultTest.class);
		Observation seen = observation(extension);
		Optional<Throwable> thrown = extension.getExecutionException();
		String result = thrown.map((cause) -> (cause instanceof TestAbortedException) ? "skipped" : "**failed**")
			.orElse("held");
		String words = Stream.concat(Stream.of(seen.notes()), thrown.map(FaultTable::reason).stream())
			.filter((text) -> !text.isEmpty())
			.reduce((one, other) -> one + "; " + other)
			.orElse("");
		String row = "| " + String.join(" | ", fault.kind(), fault.fault(), fault.expected(), result,
				words.replace("|", "\\|"), seen.withoutPage(), seen.logged()) + " |\n";
		System.out.print(row);
		if (result.equals("skipped")) {
			System.err.printf("%n**** SKIPPED: %s: %s ****%n%n", fault.fault(), words);
		}
		Files.createDirectories(ROWS);
		String name = fault.kind() + "-" + extension.getRequiredTestClass().getSimpleName() + "."
				+ extension.getRequiredTestMethod().getName();
		Files.writeString(ROWS.resolve(name + ".md"), row);
		write();
	}

	private static void write() throws IOException {
		StringBuilder table = new StringBuilder(HEAD);
		try (Stream<Path> files = Files.list(ROWS)) {
			List<Path> rows = files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
			for (Path row : rows) {
				table.append(Files.readString(row));
			}
		}
		Files.writeString(TABLE, table);
	}

	private static String reason(Throwable cause) {
		String text = ((cause.getMessage() != null) ? cause.getMessage() : cause.toString()).strip()
			.replaceAll("\\s+", " ");
		return (text.length() > LONGEST_REASON) ? text.substring(0, LONGEST_REASON) + "…" : text;
	}

	private static Observation observation(ExtensionContext extension) {
		return extension.getStore(NAMESPACE)
			.computeIfAbsent(Observation.class, (type) -> new Observation(), Observation.class);
	}

}
