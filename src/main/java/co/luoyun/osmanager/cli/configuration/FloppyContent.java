package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a floppy image's luoyun.ini comes from: a file, or options. */
final class FloppyContent {

	@Option(names = "--from", required = true, paramLabel = "FILE",
			description = "A luoyun.ini to be taken as it is, from a file, an image or a device.")
	private Path from = Path.of("");

	@ArgGroup(exclusive = false)
	private ConfOptions options = new ConfOptions();

	boolean isFile() {
		return !this.from.toString().isEmpty();
	}

	byte[] bytes() throws IOException {
		return isFile() ? ConfFile.read(this.from).content() : this.options.write().getBytes(StandardCharsets.UTF_8);
	}

}
