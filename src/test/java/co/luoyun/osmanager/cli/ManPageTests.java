package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The man page tells of every command and of every exit code that the help names. */
class ManPageTests {

	@Test
	void tellsOfEveryCommandAndExitCode() throws IOException {
		String page = Files.readString(Path.of("src/main/dist/share/man/osmanager.8")).replace("\\-", "-");
		CommandLine line = new CommandLine(new OsManagerCommand());
		assertThat(line.getSubcommands()).isNotEmpty().allSatisfy((name, command) -> {
			assertThat(page).containsPattern("(?m)^\\.B[RI]? \"?(version \", \" )?" + name + "\\b");
			assertThat(command.getCommandSpec().usageMessage().exitCodeList().keySet())
				.allSatisfy((code) -> assertThat(page).contains("\n.B " + code + "\n"));
		});
		assertThat(page).contains("\n.B " + OneLineError.FAULT_OF_OURS + "\n", "\n.B 69\n");
	}

}
