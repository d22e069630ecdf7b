package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import co.luoyun.osmanager.cli.configuration.ConfFile;
import co.luoyun.osmanager.cli.configuration.MaskedConf;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts what support needs into one archive. */
@picocli.CommandLine.Command(name = "collect-logs", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Puts the logs, the configuration and the system's network state into one zip archive, "
				+ "without any secret.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:The archive is written.", "2:It cannot be written." })
final class CollectLogsCommand implements Callable<Integer> {

	private static final int FILE_LIMIT = 4 * 1024 * 1024;

	private static final int OUTPUT_LIMIT = 2 * 1024 * 1024;

	private static final List<List<String>> QUESTIONS = List.of(List.of("uname", "-a"), List.of("uptime"),
			List.of("ip", "address"), List.of("ip", "route"), List.of("ip", "-6", "route"), List.of("df", "-h"),
			List.of("free", "-m"), List.of("systemctl", "status", "--no-pager", "osmanager"),
			List.of("journalctl", "--no-pager", "-u", "osmanager", "-n", "5000"));

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", defaultValue = "osmanager-logs.zip",
			description = "The archive (default: ${DEFAULT-VALUE}).")
	private Path output = Path.of("osmanager-logs.zip");

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		Redaction redaction = Redaction.of(root.home(HomePath.LUOYUN_CONF));
		Files.deleteIfExists(this.output);
		Files.createFile(this.output,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (OutputStream file = Files.newOutputStream(this.output, StandardOpenOption.WRITE);
				ZipOutputStream archive = new ZipOutputStream(file)) {
			add(archive, "version.txt", String.join("\n", new ImplementationVersion().getVersion()) + "\n");
			addConfiguration(archive, root);
			for (HomePath folder : List.of(HomePath.LOG, HomePath.BUILD)) {
				addFolder(archive, redaction, root.home(folder));
			}
			addFile(archive, redaction, root.path("/etc/os-release"), "system/os-release");
			addFile(archive, redaction, root.path("/etc/resolv.conf"), "system/resolv.conf");
			if (root.isRunningSystem()) {
				ask(archive, redaction);
			}
		}
		this.spec.commandLine().getOut().println(this.output + " is written; its secrets are masked");
		return 0;
	}

	private static void addConfiguration(ZipOutputStream archive, SystemRoot root) throws IOException {
		Path conf = root.home(HomePath.LUOYUN_CONF);
		if (Files.isRegularFile(conf) && Files.isReadable(conf)) {
			ConfReading reading = LuoYunConfReader.read(ConfFile.installed(root).content());
			add(archive, "configuration.txt", new MaskedConf(conf.toString(), reading.conf()).text() + "\n");
			add(archive, "configuration-check.txt",
					reading.diagnostics().size() + " diagnostics; " + reading.verdict() + "\n");
		}
	}

	private static void addFolder(ZipOutputStream archive, Redaction redaction, Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				addFile(archive, redaction, file, folder.getFileName() + "/" + file.getFileName());
			}
		}
	}

	// Of a long file the end, where the newest lines are.
	private static void addFile(ZipOutputStream archive, Redaction redaction, Path file, String name)
			throws IOException {
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			return;
		}
		try (SeekableByteChannel channel = Files.newByteChannel(file)) {
			channel.position(Math.max(0, channel.size() - FILE_LIMIT));
			ByteBuffer content = ByteBuffer.allocate((int) Math.min(FILE_LIMIT, channel.size()));
			int read = 0;
			while (content.hasRemaining() && read >= 0) {
				read = channel.read(content);
			}
			add(archive, name,
					redaction.apply(new String(content.array(), 0, content.position(), StandardCharsets.UTF_8)));
		}
	}

	private static void ask(ZipOutputStream archive, Redaction redaction) throws IOException {
		CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());
		for (List<String> question : QUESTIONS) {
			CommandResult answer = runner.run(Command.of(question).keeping(OUTPUT_LIMIT));
			String text = "$ " + answer.command() + "\n" + answer.output() + answer.errors() + "(" + answer.ending()
					+ ")\n";
			add(archive, "system/" + String.join("-", question).replaceAll("-+", "-") + ".txt", redaction.apply(text));
		}
	}

	private static void add(ZipOutputStream archive, String name, String text) throws IOException {
		archive.putNextEntry(new ZipEntry("osmanager-logs/" + name));
		archive.write(text.getBytes(StandardCharsets.UTF_8));
		archive.closeEntry();
	}

}
