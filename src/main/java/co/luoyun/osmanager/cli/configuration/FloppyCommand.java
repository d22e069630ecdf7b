package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OneLineError;
import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic.Severity;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import co.luoyun.osmanager.source.fat.FloppyFormat;
import co.luoyun.osmanager.source.fat.FloppyImage;
import co.luoyun.osmanager.source.iso.IsoImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a floppy image that configures an instance. */
@Command(name = "floppy", mixinStandardHelpOptions = true, sortOptions = false,
		customSynopsis = { "osmanager floppy {-o=FILE [--format=FORMAT] | --iso=FILE} --from=FILE",
				"osmanager floppy {-o=FILE [--format=FORMAT] | --iso=FILE} [--tag=NUMBER --key-file=FILE] [OPTIONS]" },
		description = { "Makes a floppy image that QEMU, libvirt and the kernel accept, from a luoyun.ini or from "
				+ "options; it serves as a disk as well. --iso makes a CD. A name that ends in .ini is written as "
				+ "the file itself, for -fw_cfg." },
		footer = { "",
				"Secrets in arguments can be seen by others on this machine: --cookie and --password-hash take "
						+ "@FILE, the name of a file, in their place.",
				"", "An example:",
				"  osmanager floppy -o floppy.img --ip 192.168.1.60/24 --gateway 192.168.1.1 --dns 192.168.1.1 \\",
				"      --ssh-key ~/.ssh/id_ed25519.pub" })
public final class FloppyCommand implements Callable<Integer> {

	@ArgGroup(multiplicity = "1")
	private Output output = new Output();

	@Option(names = "--format", defaultValue = "hd_1440", paramLabel = "FORMAT",
			description = "dd_720, hd_1440, ed_2880, or node: as the cloud's node makes it (default: ${DEFAULT-VALUE}).")
	private FloppyFormat format = FloppyFormat.HD_1440;

	@ArgGroup(multiplicity = "0..1")
	private @Nullable FloppyContent content;

	@Option(names = "--force",
			description = "Also write what an instance would refuse, and replace a file that is something else.")
	private boolean force;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		if (this.content == null) {
			throw new CommandLine.ParameterException(this.spec.commandLine(),
					"say what to write: a luoyun.ini by --from FILE, or options such as --ip and --ssh-key");
		}
		FloppyOutput file = this.output.file();
		boolean replaced = file.requireReplaceable(this.force);
		byte[] luoyunIni = this.content.bytes();
		if (!isGood(LuoYunConfReader.read(luoyunIni), this.content.isFile()) && !this.force) {
			return OneLineError.EXIT_CODE;
		}
		byte[] written = switch (file.kind()) {
			case INI -> luoyunIni;
			case ISO -> IsoImage.of(FloppyDisk.LABEL, FloppyDisk.FILE, luoyunIni);
			case FLOPPY -> FloppyImage.of(luoyunIni, this.format);
		};
		new AtomicFile(file.path(), "rw-------").write(written);
		this.spec.commandLine()
			.getOut()
			.println(file.path() + ": " + (replaced ? "replaced, " : "") + written.length + " bytes"
					+ (file.kind() == FloppyOutput.Kind.INI ? ""
							: ", holding luoyun.ini of " + luoyunIni.length + " bytes"));
		return 0;
	}

	// A file is taken as it is where an instance takes it; what was typed must be right.
	private boolean isGood(ConfReading reading, boolean isFile) {
		PrintWriter err = this.spec.commandLine().getErr();
		reading.diagnostics()
			.stream()
			.map((diagnostic) -> isFile ? diagnostic : diagnostic.atLine(0))
			.forEach(err::println);
		if (reading.refused()) {
			err.println("Nothing is written, as an instance would refuse this; --force writes it all the same.");
			return false;
		}
		if (!isFile && (reading.has(Severity.WARNING) || reading.has(Severity.REFUSED))) {
			err.println("Nothing is written; correct the options, or write it all the same with --force.");
			return false;
		}
		return true;
	}

	/** What is written: one or the other. */
	static final class Output {

		@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
				description = "The image; replaced as a whole, readable by its owner alone.")
		private @Nullable Path image;

		@Option(names = "--iso", required = true, paramLabel = "FILE",
				description = "The image of a CD in its place, for machines without a floppy drive.")
		private @Nullable Path iso;

		FloppyOutput file() {
			return (this.image != null) ? FloppyOutput.of(this.image)
					: new FloppyOutput(Objects.requireNonNull(this.iso), FloppyOutput.Kind.ISO);
		}

	}

}
