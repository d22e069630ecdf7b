package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.cli.OutputFormat;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the configuration that is installed. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Shows the configuration in force, the installed luoyun.conf, with its secrets masked.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:It is shown.", "2:There is none, or it cannot be read." })
public final class ShowCommand implements Callable<Integer> {

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		Path path = this.parent.systemRoot().home(HomePath.LUOYUN_CONF);
		if (Files.notExists(path)) {
			throw new IOException(path + ": no such file; no configuration is installed (see: osmanager status)");
		}
		LuoYunConf conf = LuoYunConfReader.read(ConfFile.installed(this.parent.systemRoot()).content()).conf();
		MaskedConf masked = new MaskedConf(path.toString(), conf);
		this.spec.commandLine().getOut().println(switch (this.format) {
			case JSON -> masked.json();
			case TEXT -> masked.text();
		});
		return 0;
	}

}
