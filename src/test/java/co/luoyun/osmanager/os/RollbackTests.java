package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.instance.InterfaceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The network's former files come back when the new ones do not work. */
class RollbackTests {

	private static final String FOLDER = "etc/network/interfaces.d/osmanager-";

	private static final List<InterfaceSettings> WANTED = List.of(Sandbox.entry("", List.of("10.0.0.5/8"), List.of()),
			Sandbox.entry("", List.of("10.1.0.5/16"), List.of()));

	@Test
	void changedNewAndRemovedFiles(@TempDir Path root) throws IOException {
		String mark = NetworkBackend.MARK + "\n";
		Sandbox sandbox = new Sandbox(root).file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n")
			.file(FOLDER + "eth0", mark + "# changed\n")
			.file(FOLDER + "eth7", mark + "# removed\n");
		Map<String, String> before = sandbox.files();
		Steps steps = new Steps(sandbox.systemRoot(), sandbox.runner());
		NetworkFiles files = new NetworkFiles(sandbox.systemRoot(), new SystemEvidence(sandbox.systemRoot()),
				Duration.ofSeconds(5));
		NetworkState none = new NetworkState(List.of(), List.of());
		List<Change> forth = files.steps(new Ifupdown(), Assignments.of(WANTED, none).assignments(), false);
		steps.takeAll(forth);
		assertThat(sandbox.files()).containsKeys(FOLDER + "eth0", FOLDER + "eth1").doesNotContainKey(FOLDER + "eth7");
		assertThat(sandbox.planned()).containsExactly("ifdown --force eth0", "ifdown --force eth7", "ifup eth0",
				"ifup eth1");
		sandbox.plannedCommands().clear();
		assertThat(Rollback.take(files.stepsBack(new Ifupdown(), forth), steps))
			.isEqualTo("the former settings are back");
		assertThat(sandbox.files()).isEqualTo(before);
		assertThat(sandbox.planned()).containsExactly("ifdown --force eth0", "ifdown --force eth1",
				"ifdown --force eth7", "ifup eth0", "ifup eth7");
	}

	@Test
	void goesOnWhenSomethingCannotBePutBack(@TempDir Path root) throws IOException {
		Sandbox sandbox = new Sandbox(root).folder("etc/blocked").file("etc/other", "new");
		Steps steps = new Steps(sandbox.systemRoot(), sandbox.runner());
		Change blocked = new Change.WriteFile(sandbox.path("etc/blocked/x/y"), Optional.empty(), "old", "rw-r--r--",
				false);
		sandbox.file("etc/blocked/x", "a file where a folder should be");
		Change other = new Change.WriteFile(sandbox.path("etc/other"), Optional.of("new"), "old", "rw-r--r--", false);
		assertThat(Rollback.take(List.of(blocked, other), steps)).contains("could not all be put back");
		assertThat(sandbox.text("etc/other")).isEqualTo("old");
	}

}
