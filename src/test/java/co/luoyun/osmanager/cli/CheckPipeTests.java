package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A configuration that comes through a pipe, as from another program. */
@StartsPrograms
class CheckPipeTests {

	private static final byte[] GOOD = "TAG=10\nKEY=015e33a8-787d-457e-b84d-c2a101a816e0\n"
		.getBytes(StandardCharsets.UTF_8);

	private final StringWriter err = new StringWriter();

	private Path pipe;

	CheckPipeTests(@TempDir Path folder) throws Exception {
		this.pipe = folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", this.pipe.toString()).start().waitFor()).isZero();
	}

	@Test
	void aTextIsRead() throws Exception {
		assertThat(checkPipeOf(GOOD)).as(this.err.toString()).isZero();
	}

	@Test
	void anImageIsNot() throws Exception {
		assertThat(checkPipeOf(FloppyImage.ofNode(GOOD))).isEqualTo(2);
		assertThat(this.err.toString()).contains("from a pipe");
	}

	private int checkPipeOf(byte[] content) throws InterruptedException {
		Thread writer = Thread.ofVirtual().start(() -> {
			try {
				Files.write(this.pipe, content);
			}
			catch (IOException ex) {
				// The reader has seen enough.
			}
		});
		int code = OsManagerCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(this.err), "check",
				this.pipe.toString());
		writer.join();
		return code;
	}

}
