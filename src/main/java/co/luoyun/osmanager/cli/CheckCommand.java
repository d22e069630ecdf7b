package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a configuration and says everything that is wrong with it. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Says what is wrong with a configuration, by line and field, and never shows a value.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:The configuration is fine.",
				"1:There are warnings.", "2:It would be refused, or cannot be read." })
final class CheckCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE|IMAGE|DEVICE",
			description = "A luoyun.ini, \"-\" for one on standard input, an image of a floppy disk, or a drive such as "
					+ "/dev/fd0.")
	private Path source = Path.of("");

	@Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		ConfFile file;
		try {
			file = ConfFile.read(this.source);
		}
		catch (IOException ex) {
			if (this.format == OutputFormat.JSON) {
				out.println(CheckJson.unreadable(this.source.toString(), ex));
			}
			throw ex;
		}
		ConfReading reading = LuoYunConfReader.read(file.content());
		switch (this.format) {
			case JSON -> out.println(new CheckJson(this.source.toString(), file, reading).write());
			case TEXT -> print(file, reading, out);
		}
		return exitCode(reading);
	}

	static int exitCode(ConfReading reading) {
		if (reading.refused()) {
			return 2;
		}
		return reading.has(Severity.WARNING) ? 1 : 0;
	}

	static String verdict(ConfReading reading) {
		if (reading.refused()) {
			return "refused";
		}
		return reading.has(Severity.WARNING) ? "usable, with warnings" : "fine";
	}

	private void print(ConfFile file, ConfReading reading, PrintWriter out) {
		for (Diagnostic diagnostic : reading.diagnostics()) {
			out.println(this.source + ":" + ((diagnostic.line() > 0) ? diagnostic.line() + ":" : "") + " "
					+ diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.where() + ": expected "
					+ diagnostic.expected() + "; " + diagnostic.consequence());
			if (diagnostic.line() > 0) {
				out.println("    " + diagnostic.maskedLine());
			}
		}
		out.println(this.source + ": " + (file.fromDisk() ? "luoyun.ini on the disk, " : "") + file.content().length
				+ " bytes: " + verdict(reading));
	}

}
