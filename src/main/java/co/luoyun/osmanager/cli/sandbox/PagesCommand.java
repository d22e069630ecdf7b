package co.luoyun.osmanager.cli.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.web.pages.PageCheck;
import co.luoyun.osmanager.web.pages.PageCheck.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** For who makes an appliance's pages, without an instance. */
@Command(name = "pages", mixinStandardHelpOptions = true, sortOptions = false,
		synopsisSubcommandLabel = "check|preview", description = "Checks an appliance's pages, or shows them.")
public final class PagesCommand implements Runnable {

	private static final String DIR = "The folder with nocookie and withcookie, as custom/www; or one that has custom/www.";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Command(name = "check", mixinStandardHelpOptions = true,
			description = "Says by file and line what is wrong with pages: what cannot be shown, and names and texts "
					+ "that there are not. Each page is tried for visitors and the owner, in each language, with "
					+ "everything known and with nothing.",
			exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:The pages are fine.",
					"1:There are warnings: something in a page stays empty.", "2:A page cannot be shown." })
	int check(@Parameters(paramLabel = "DIR", description = DIR) Path dir) throws IOException {
		Path folder = folder(dir);
		List<Finding> findings = new PageCheck(folder).run();
		PrintWriter out = this.spec.commandLine().getOut();
		findings.forEach((finding) -> out.println(folder + "/" + finding));
		if (findings.isEmpty()) {
			out.println(folder + ": fine");
		}
		return findings.stream().anyMatch(Finding::mistake) ? 2 : findings.isEmpty() ? 0 : 1;
	}

	@Command(name = "preview", mixinStandardHelpOptions = true,
			description = "Serves pages on loopback, with the facts of a sandbox, as they will be on an instance. A "
					+ "changed file shows at the next request, and what is wrong with it in the terminal and to the owner.",
			footer = { "", "Ends with Ctrl-C." })
	int preview(@Parameters(paramLabel = "DIR", description = DIR) Path dir,
			@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
					description = "The page's port (default: ${DEFAULT-VALUE}).") int port)
			throws IOException, InterruptedException {
		Path folder = folder(dir);
		SandboxedService service = SandboxedService.prepare(this.spec, List.of("--server.port=" + port), "--port ");
		service.take(folder, folder.toRealPath().resolve("../../build"));
		service.sandbox().make(0, false);
		service.run(this.parent.service(), this.spec.commandLine().getOut(), "--osmanager.web.https.enabled=false",
				"--logging.level.co.luoyun.osmanager=WARN");
		return 0;
	}

	private Path folder(Path dir) {
		for (Path folder : List.of(dir, dir.resolve("custom/www"))) {
			if (Files.isDirectory(folder.resolve("nocookie")) || Files.isDirectory(folder.resolve("withcookie"))) {
				return folder;
			}
		}
		throw new ParameterException(this.spec.commandLine(), dir + " has neither nocookie nor withcookie in it");
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "check or preview is missing");
	}

}
