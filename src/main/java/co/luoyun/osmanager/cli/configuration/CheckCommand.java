package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.cli.OutputFormat;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.properties.Problem;
import co.luoyun.osmanager.properties.ServiceSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads a configuration and says everything that is wrong with it. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Says what is wrong with a configuration, by line and field, and never shows a value.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:The configuration is fine.",
				"1:There are warnings.", "2:It, or a value in it, would be refused; or it cannot be read." })
public final class CheckCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE|IMAGE|DEVICE", arity = "0..1",
			description = "A luoyun.ini, \"-\" for one on standard input, an image of a floppy disk, a drive such as "
					+ "/dev/fd0, or a file of properties, *.properties (default: the installed luoyun.conf and "
					+ "osmanager.properties).")
	private @Nullable Path source;

	@Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Override
	public Integer call() throws IOException {
		if (this.source != null) {
			return isProperties(this.source) ? checkProperties(this.source) : check(this.source);
		}
		SystemRoot root = this.parent.systemRoot();
		Path conf = root.home(HomePath.LUOYUN_CONF);
		int properties = checkProperties(ServiceSettings.file(root));
		return Files.isRegularFile(conf) ? Math.max(properties, check(conf)) : properties;
	}

	private static boolean isProperties(Path path) {
		return path.toString().endsWith(".properties");
	}

	private int checkProperties(Path path) throws IOException {
		if (path.equals(this.source) && Files.notExists(path)) {
			throw new IOException(path + ": no such file");
		}
		List<Problem> problems = ServiceSettings.check(path);
		PrintWriter out = this.spec.commandLine().getOut();
		switch (this.format) {
			case JSON -> out.println(CheckJson.properties(path.toString(), problems));
			case TEXT -> {
				problems.forEach(out::println);
				out.println(path + ": " + (problems.isEmpty() ? "fine" : "usable, with warnings"));
			}
		}
		return problems.isEmpty() ? 0 : 1;
	}

	private int check(Path source) throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		ConfFile file;
		try {
			file = ConfFile.read(source);
		}
		catch (IOException ex) {
			if (this.format == OutputFormat.JSON) {
				out.println(CheckJson.unreadable(source.toString(), ex));
			}
			throw ex;
		}
		ConfReading reading = LuoYunConfReader.read(file.content());
		switch (this.format) {
			case JSON -> out.println(CheckJson.of(source.toString(), file, reading));
			case TEXT -> print(source, file, reading, out);
		}
		return exitCode(reading);
	}

	static int exitCode(ConfReading reading) {
		if (reading.refused() || reading.has(Severity.REFUSED)) {
			return 2;
		}
		return reading.has(Severity.WARNING) ? 1 : 0;
	}

	private static void print(Path source, ConfFile file, ConfReading reading, PrintWriter out) {
		for (Diagnostic diagnostic : reading.diagnostics()) {
			out.println(source + ":" + ((diagnostic.line() > 0) ? diagnostic.line() + ":" : "") + " "
					+ diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.where() + ": expected "
					+ diagnostic.expected() + "; " + diagnostic.consequence());
			if (diagnostic.line() > 0) {
				out.println("    " + diagnostic.maskedLine());
			}
		}
		out.println(source + ": " + (file.fromDisk() ? "luoyun.ini on the disk, " : "") + file.content().length
				+ " bytes: " + reading.verdict());
	}

}
