package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.Steps;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.Ifupdown;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** The network's former files come back when the new ones do not work. */
@StartsPrograms
class RollbackTests {

	private static final String FOLDER = "etc/network/interfaces.d/osmanager-";

	private static final List<InterfaceSettings> WANTED = List.of(Sandbox.entry("", List.of("10.0.0.5/8"), List.of()),
			Sandbox.entry("", List.of("10.1.0.5/16"), List.of()));

	@Test
	void changedNewAndRemovedFiles(@TempDir Path root) throws IOException {
		String mark = Marks.FILE + "\n";
		Sandbox sandbox = new Sandbox(root).file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n")
			.file(FOLDER + "eth0", mark + "# changed\n")
			.file(FOLDER + "eth7", mark + "# removed\n");
		Map<String, String> before = sandbox.files();
		Steps steps = new Steps(sandbox.systemRoot(), sandbox.runner());
		NetworkFiles files = new NetworkFiles(sandbox.systemRoot(),
				new SystemEvidence(sandbox.systemRoot(), sandbox.runner()), Duration.ofSeconds(5));
		Ifupdown ifupdown = new Ifupdown();
		List<Assignment> wanted = Assignments.of(WANTED, new NetworkState(List.of(), List.of())).assignments();
		List<Path> paths = new ArrayList<>();
		Map<String, List<Change>> forth = new LinkedHashMap<>();
		for (Assignment assignment : wanted) {
			paths.addAll(files.paths(ifupdown, assignment));
			forth.put(assignment.link(), files.steps(ifupdown, assignment, false));
		}
		forth.putAll(files.removals(Set.copyOf(paths), Map.of()));
		for (List<Change> each : forth.values()) {
			steps.takeAll(each);
		}
		assertThat(sandbox.files()).containsKeys(FOLDER + "eth0", FOLDER + "eth1").doesNotContainKey(FOLDER + "eth7");
		assertThat(sandbox.planned()).containsExactly("ifdown --force eth0", "ifup eth0",
				"ip address flush dev eth1 scope global", "ifup eth1", "ifdown --force eth7");
		sandbox.plannedCommands().clear();
		for (Map.Entry<String, List<Change>> each : forth.entrySet()) {
			assertThat(Rollback.take(files.stepsBack(each.getKey(), each.getValue()), steps))
				.hasToString("the former settings are back");
		}
		assertThat(sandbox.files()).isEqualTo(before);
		assertThat(sandbox.planned()).containsExactly("ifdown --force eth0", "ifup eth0", "ifdown --force eth1",
				"ifdown --force eth7", "ifup eth7");
	}

	@Test
	void theMacOfABondIsMissedWhenItIsAnother() {
		Link bond = new Link("bond0", "52:54:00:77:00:10", Link.Kind.STACKED, true, true,
				List.of(Sandbox.interfaceAddress("192.168.77.9/24")));
		FormerNetwork former = new FormerNetwork(new NetworkState(List.of(bond), List.of()));
		NetworkState now = new NetworkState(
				List.of(new Link("bond0", "52:54:00:77:00:99", bond.kind(), true, true, bond.addresses())), List.of());
		assertThat(former.missing(now)).map(Message::toString).containsExactly("MAC 52:54:00:77:00:10 of bond0");
		assertThat(former.stepsBack(now, List.of(), Duration.ofSeconds(5))).extracting(Change::summary)
			.containsExactly("run ip link set dev bond0 address 52:54:00:77:00:10");
	}

	@Test
	void filesOfASettingWhoseCommandFails(@TempDir Path root) {
		Sandbox sandbox = new Sandbox(root).file("etc/one", "former");
		SystemRoot system = sandbox.systemRoot();
		Steps steps = new Steps(system, new CommandRunner(CommandPolicy.runEverything()));
		List<Change> changes = List.of(
				new Change.WriteFile(sandbox.path("etc/one"), Optional.of("former"), "new", "rw-r--r--", false),
				new Change.WriteFile(sandbox.path("etc/two"), Optional.empty(), "new", "rw-r--r--", false),
				new Change.RunCommand(Command.of("no-such-program")));
		assertThatIOException().isThrownBy(() -> steps.takeAllOrNone(changes)).withMessageContaining("no-such-program");
		assertThat(sandbox.files()).isEqualTo(Map.of("etc/one", "former"));
	}

	@Test
	void whatOthersHadSetUpAtRunTime() {
		Link front = new Link("eth0", "", Link.Kind.PHYSICAL, true, true,
				List.of(Sandbox.interfaceAddress("192.168.1.7/24"), Sandbox.interfaceAddress("2001:db8::7/64")));
		Link idle = new Link("eth1", "", Link.Kind.PHYSICAL, true, true, List.of());
		DefaultRoute route = new DefaultRoute("eth0", InetAddress.ofLiteral("192.168.1.1"));
		FormerNetwork former = new FormerNetwork(new NetworkState(List.of(front, idle), List.of(route)));
		List<Assignment> tried = List.of(new Assignment("eth0", Optional.empty(),
				Sandbox.entry("", List.of("10.0.0.5/8"), List.of("10.9.9.1")), OptionalInt.empty()));
		NetworkState failed = new NetworkState(
				List.of(new Link("eth0", "", Link.Kind.PHYSICAL, false, true,
						List.of(Sandbox.interfaceAddress("10.0.0.5/8"))), idle),
				List.of(new DefaultRoute("eth0", InetAddress.ofLiteral("10.9.9.1"))));
		assertThat(former.stepsBack(failed, tried, Duration.ofSeconds(5))).extracting(Change::summary)
			.containsExactly("run ip -4 route delete default via 10.9.9.1 dev eth0",
					"run ip address delete 10.0.0.5/8 dev eth0", "run ip link set dev eth0 up",
					"run ip address replace 192.168.1.7/24 dev eth0",
					"run ip address replace 2001:db8:0:0:0:0:0:7/64 dev eth0",
					"run ip -4 route replace default via 192.168.1.1 dev eth0");
		assertThat(former.stepsBack(new NetworkState(List.of(front, idle), List.of(route)), tried, Duration.ZERO))
			.isEmpty();
	}

	@Test
	void goesOnWhenSomethingCannotBePutBack(@TempDir Path root) throws IOException {
		Sandbox sandbox = new Sandbox(root).folder("etc/blocked").file("etc/other", "new");
		Steps steps = new Steps(sandbox.systemRoot(), sandbox.runner());
		Change blocked = new Change.WriteFile(sandbox.path("etc/blocked/x/y"), Optional.empty(), "old", "rw-r--r--",
				false);
		sandbox.file("etc/blocked/x", "a file where a folder should be");
		Change other = new Change.WriteFile(sandbox.path("etc/other"), Optional.of("new"), "old", "rw-r--r--", false);
		assertThat(Rollback.take(List.of(blocked, other), steps)).asString().contains("could not all be put back");
		assertThat(sandbox.text("etc/other")).isEqualTo("old");
	}

}
