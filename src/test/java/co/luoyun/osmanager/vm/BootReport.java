package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a boot was like, for the tests and for {@code target/vm/boots.txt}.
 *
 * @param journal the service's journal
 * @param failedUnits units that failed, whosoever
 * @param complaints warnings and errors of the service, or of systemd about it
 * @param timing systemd's own: the whole boot, and the service
 */
record BootReport(String journal, String failedUnits, String complaints, String timing) {

	private static final Path REPORTS = Path.of("target/vm/boots.txt");

	/**
	 * Asks a guest, and notes the answer.
	 * @param name of the boot
	 */
	static BootReport of(VirtualMachine guest, String name) {
		String journal = guest.journal();
		String complaints = guest.run("journalctl -b --no-pager -o cat -p warning -u osmanager");
		BootReport report = new BootReport(journal, guest.run("systemctl --failed --no-legend --plain"), complaints,
				guest.run("systemd-analyze time | head -n 1; systemd-analyze blame | grep osmanager || :"));
		report.note(name);
		return report;
	}

	/** Fails when anything of ours or at all went wrong. */
	void assertClean() {
		assertThat(this.failedUnits).as("failed units").isEmpty();
		assertThat(this.complaints).as("warnings and errors of ours").isEmpty();
	}

	private void note(String name) {
		List<String> facts = this.journal.lines()
			.filter((line) -> (line.contains("onfigur") && line.contains("Loader")) || line.contains("egistered"))
			.toList();
		String text = "== %s%n%s%n%s%n".formatted(name, this.timing, String.join("\n", facts));
		System.out.println(text);
		try {
			Files.writeString(REPORTS, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The report of a boot cannot be written", ex);
		}
	}

}
