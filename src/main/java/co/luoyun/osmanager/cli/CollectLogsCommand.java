package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.configuration.ConfFile;
import co.luoyun.osmanager.cli.configuration.MaskedConf;
import co.luoyun.osmanager.cli.service.RunningService;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.properties.ServiceSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import org.springframework.util.StringUtils;

/** Puts what support needs into one archive. */
@picocli.CommandLine.Command(name = "collect-logs", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Puts the logs, the configuration and settings, what the running service says of itself and the "
				+ "system's network state into one zip archive, without any secret. What could not be read is said, "
				+ "and stands in the archive's missing.txt.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:The archive is written.", "2:It cannot be written." })
final class CollectLogsCommand implements Callable<Integer> {

	private static final int OUTPUT_LIMIT = 2 * 1024 * 1024;

	private static final List<List<String>> QUESTIONS = List.of(List.of("uname", "-a"), List.of("uptime"),
			List.of("ip", "address"), List.of("ip", "route"), List.of("ip", "-6", "route"), List.of("df", "-h"),
			List.of("free", "-m"), List.of("cat", "/etc/resolv.conf"),
			List.of("systemctl", "status", "--no-pager", "osmanager"),
			List.of("journalctl", "--no-pager", "-u", "osmanager", "-n", "5000"));

	private static final Map<String, String> OF_THE_SERVICE = Map.of("/api/status", "service/status.json",
			"/actuator/health", "service/health.json", "/actuator/prometheus", "service/metrics.txt");

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", defaultValue = "osmanager-logs.zip",
			description = "The archive (default: ${DEFAULT-VALUE}).")
	private Path output = Path.of("osmanager-logs.zip");

	@Mixin
	private RunningService service = new RunningService();

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		try (SupportArchive archive = new SupportArchive(this.output, Redaction.of(root.home(HomePath.LUOYUN_CONF)))) {
			archive.add("version.txt", String.join("\n", new ImplementationVersion().getVersion()) + "\n");
			addConfiguration(archive, root);
			archive.addFolder(root.home(HomePath.LOG));
			archive.addFolder(root.home(HomePath.BUILD));
			addService(archive);
			addSystem(archive, root);
			PrintWriter err = this.spec.commandLine().getErr();
			archive.missing().forEach((line) -> err.println("osmanager collect-logs: not in it: " + line));
			archive.add("missing.txt", String.join("\n", archive.missing()) + "\n");
		}
		this.spec.commandLine().getOut().println(this.output + " is written; its secrets are masked");
		return 0;
	}

	private static void addConfiguration(SupportArchive archive, SystemRoot root) throws IOException {
		Path conf = root.home(HomePath.LUOYUN_CONF);
		try {
			ConfReading reading = LuoYunConfReader.read(ConfFile.installed(root).content());
			archive.add("configuration.txt", new MaskedConf(conf.toString(), reading.conf()).text() + "\n");
			archive.add("configuration-check.txt",
					reading.diagnostics().size() + " diagnostics; " + reading.verdict() + "\n");
		}
		catch (IOException ex) {
			archive.miss(conf.toString(), ex);
		}
		Path settings = ServiceSettings.file(root);
		archive.addFile(settings, "settings/osmanager.properties");
		archive.add("settings/check.txt",
				StringUtils.collectionToDelimitedString(ServiceSettings.check(settings), "\n") + "\n");
	}

	private void addService(SupportArchive archive) throws IOException {
		for (Map.Entry<String, String> each : OF_THE_SERVICE.entrySet()) {
			String answer;
			try {
				answer = this.service.get(each.getKey());
			}
			catch (IOException ex) {
				archive.miss(each.getKey() + " of the service", ex);
				continue;
			}
			archive.addAnswer(each.getValue(), answer);
		}
	}

	private static void addSystem(SupportArchive archive, SystemRoot root) throws IOException {
		archive.addFile(Files.isSymbolicLink(root.path("/etc/os-release")) ? root.path("/usr/lib/os-release")
				: root.path("/etc/os-release"), "system/os-release");
		if (!root.isRunningSystem()) {
			archive.addFile(root.path("/etc/resolv.conf"), "system/resolv.conf");
			return;
		}
		CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());
		for (List<String> question : QUESTIONS) {
			CommandResult answer = runner.run(Command.of(question).keeping(OUTPUT_LIMIT));
			String text = "$ " + answer.command() + "\n" + answer.output() + answer.errors() + "(" + answer.ending()
					+ ")\n";
			String name = String.join("-", question).replace("/", "-").replaceAll("-+", "-");
			archive.add("system/" + name + ".txt", text);
		}
	}

}
