package co.luoyun.osmanager.web.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import co.luoyun.osmanager.web.charts.ProcFiles.Counters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The files as kernels write them. */
class ProcFilesTests {

	@TempDir
	private Path proc = Path.of("");

	@Test
	void processorIsBusyWhenNeitherIdleNorWaitingForDisks() throws IOException {
		write("stat", "cpu  100 20 30 1000 50 1 2 3 7 8\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
		assertThat(files().processor()).isEqualTo(new Counters(156, 1206));
	}

	@Test
	void processorOfAnOldKernelHasFewerCounters() throws IOException {
		write("stat", "cpu 100 20 30 1000\n");
		assertThat(files().processor()).isEqualTo(new Counters(150, 1150));
	}

	@Test
	void memoryIsWhatProgramsCannotHave() throws IOException {
		write("meminfo", "MemTotal:        1000 kB\nMemFree:          100 kB\nMemAvailable:     750 kB\n");
		assertThat(files().memory()).isEqualTo(new Counters(250 * 1024, 1000 * 1024));
	}

	@Test
	void memoryOfAKernelBefore314IsNotKnown() throws IOException {
		write("meminfo", "MemTotal:        1000 kB\nMemFree:          100 kB\n");
		assertThat(files().memory()).isEqualTo(new Counters(0, 0));
	}

	@Test
	void networkIsTheSumOfAllInterfacesButLoopback() throws IOException {
		write("net/dev", """
				Inter-|   Receive                                                |  Transmit
				 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop
				    lo: 9999 1 0 0 0 0 0 0 9999 1 0 0 0 0 0 0
				  eth0:12345678901 1 0 0 0 0 0 0 200 1 0 0 0 0 0 0
				  eth1:      99 1 0 0 0 0 0 0 22 1 0 0 0 0 0 0
				""");
		assertThat(files().network()).isEqualTo(new Counters(12345679000L, 222));
	}

	@Test
	void aMissingFileIsSaid() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files().network())
			.withMessageContaining("net/dev");
	}

	private ProcFiles files() {
		return new ProcFiles(this.proc);
	}

	private void write(String name, String text) throws IOException {
		Path file = this.proc.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
