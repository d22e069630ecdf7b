package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.floppy.FloppyFormat;
import co.luoyun.osmanager.floppy.FloppyImage;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a floppy image that configures an instance. */
@Command(name = "floppy", mixinStandardHelpOptions = true, sortOptions = false,
		customSynopsis = { "osmanager floppy -o=FILE [--format=FORMAT] --from=FILE",
				"osmanager floppy -o=FILE [--format=FORMAT] [--tag=NUMBER --key-file=FILE] [OPTIONS]" },
		description = { "Makes a floppy image that QEMU, libvirt and the kernel accept, from a luoyun.ini or from "
				+ "options. A name that ends in .ini is written as the file itself, for -fw_cfg." },
		footer = { "",
				"Secrets in arguments can be seen by others on this machine: write them to a file and give it as @FILE.",
				"", "An example:",
				"  osmanager floppy -o floppy.img --ip 192.168.1.60/24 --gateway 192.168.1.1 --dns 192.168.1.1 \\",
				"      --ssh-key ~/.ssh/id_ed25519.pub" })
final class FloppyCommand implements Callable<Integer> {

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
			description = "The image; replaced as a whole, readable by its owner alone.")
	private Path output = Path.of("");

	@Option(names = "--format", defaultValue = "hd_1440", paramLabel = "FORMAT",
			description = "dd_720, hd_1440, ed_2880, or node: as the cloud's node makes it (default: ${DEFAULT-VALUE}).")
	private FloppyFormat format = FloppyFormat.HD_1440;

	@ArgGroup(multiplicity = "0..1")
	private @Nullable Content content;

	@Option(names = "--force", description = "Also write what an instance would refuse.")
	private boolean force;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		if (this.content == null) {
			throw new CommandLine.ParameterException(this.spec.commandLine(),
					"say what to write: a luoyun.ini by --from FILE, or options such as --ip and --ssh-key");
		}
		byte[] luoyunIni = this.content.bytes();
		ConfReading reading = LuoYunConfReader.read(luoyunIni);
		PrintWriter err = this.spec.commandLine().getErr();
		reading.diagnostics().forEach(err::println);
		if (reading.refused() && !this.force) {
			err.println("Nothing is written, as an instance would refuse this; --force writes it all the same.");
			return OneLineError.EXIT_CODE;
		}
		boolean plain = this.output.toString().endsWith(".ini");
		byte[] written = plain ? luoyunIni : FloppyImage.of(luoyunIni, this.format);
		new AtomicFile(this.output, "rw-------").write(written);
		this.spec.commandLine()
			.getOut()
			.println(this.output + ": " + written.length + " bytes"
					+ (plain ? "" : ", holding luoyun.ini of " + luoyunIni.length + " bytes"));
		return 0;
	}

	/** Where the content comes from: one or the other. */
	static final class Content {

		@Option(names = "--from", required = true, paramLabel = "FILE",
				description = "A luoyun.ini to be taken as it is, from a file, an image or a device.")
		private Path from = Path.of("");

		@ArgGroup(exclusive = false)
		private ConfOptions options = new ConfOptions();

		byte[] bytes() throws IOException {
			if (!this.from.toString().isEmpty()) {
				return ConfFile.read(this.from).content();
			}
			return this.options.write().getBytes(StandardCharsets.UTF_8);
		}

	}

}
