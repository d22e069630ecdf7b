package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.faults.FaultTest;
import co.luoyun.osmanager.faults.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * At whichever step an upgrade or an uninstall is killed, no file is half, nothing of the
 * builder's is lost, and the next run ends as one that was not interrupted.
 */
@StartsPrograms
class InterruptedInstallerTests {

	// What an upgrade was about to do with a file, below its own folders.
	private static final String STAGED = "\\.osmanager-(new|old)/";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private StepKiller killer;

	@SuppressWarnings("NullAway.Init")
	private PackageFolder one;

	@SuppressWarnings("NullAway.Init")
	private PackageFolder two;

	private int kills;

	@BeforeEach
	void makePackages() throws Exception {
		assumeThat(System.getProperty("user.name")).as("who installs").isEqualTo("root");
		this.killer = new StepKiller(this.folder.resolve("programs"));
		this.one = PackageFolder.make(this.folder.resolve("one"), "1");
		this.two = PackageFolder.make(this.folder.resolve("two"), "2");
	}

	@Test
	void anUpgradeKilledNowAndThen() throws Exception {
		killUpgrades(29);
	}

	@Test
	void anUninstallKilledNowAndThen() throws Exception {
		killUninstalls(17);
	}

	@FaultTest(kind = "installation", fault = "kill -9 at each step of an upgrade and of an uninstall",
			expected = "the next run ends as one that was not interrupted; nothing of the builder's is lost")
	void killedAtEachStep(Observation observation) throws Exception {
		killUpgrades(1);
		killUninstalls(1);
		observation.note("%d kills, 0 files half-written or lost, 0 leftovers".formatted(this.kills));
	}

	// Each so manieth step, before and after it in turn.
	private void killUpgrades(int stride) throws Exception {
		Path expected = installed("expected");
		Map<String, String> former = Tree.of(expected);
		int steps = this.killer.count(this.two.install(expected));
		Map<String, String> upgraded = Tree.of(expected);
		for (int kill = 1; kill <= 2 * steps; kill += stride) {
			Path root = installed("upgraded");
			PackageFolder.Result result = this.killer.kill(this.two.install(root), (kill + 1) / 2, kill % 2 == 0);
			assertThat(result.code()).as(result.said()).isEqualTo(StepKiller.KILLED);
			String when = "after a kill at step " + kill + " of " + 2 * steps;
			assertWhole(when, Tree.of(root), former, upgraded);
			PackageFolder.Result next = PackageFolder.run(this.two.install(root));
			assertThat(next.code()).as(when + ": " + next.said()).isZero();
			assertThat(Tree.of(root)).as(when).isEqualTo(upgraded);
			this.kills++;
		}
	}

	private void killUninstalls(int stride) throws Exception {
		Path expected = installed("expected");
		Map<String, String> former = Tree.of(expected);
		int steps = this.killer.count(PackageFolder.uninstall(expected));
		Map<String, String> left = Tree.of(expected);
		for (int kill = 1; kill <= 2 * steps; kill += stride) {
			Path root = installed("uninstalled");
			PackageFolder.Result result = this.killer.kill(PackageFolder.uninstall(root), (kill + 1) / 2,
					kill % 2 == 0);
			assertThat(result.code()).as(result.said()).isEqualTo(StepKiller.KILLED);
			String when = "after a kill at step " + kill + " of " + 2 * steps;
			assertWhole(when, Tree.of(root), former, left);
			if (Files.exists(root.resolve("LuoYun/uninstall.sh"))) {
				PackageFolder.Result next = PackageFolder.run(PackageFolder.uninstall(root));
				assertThat(next.code()).as(when + ": " + next.said()).isZero();
			}
			Map<String, String> end = Tree.of(root);
			// Killed as the very last: an empty folder.
			end.keySet().removeIf((path) -> path.matches("LuoYun(/lib)?") && !left.containsKey(path));
			assertThat(end).as(when).isEqualTo(left);
			this.kills++;
		}
	}

	// Old or new, and what is in both is somewhere.
	private static void assertWhole(String when, Map<String, String> found, Map<String, String> former,
			Map<String, String> next) {
		Map<String, String> places = new TreeMap<>();
		found.forEach((path, description) -> {
			String place = path.replaceFirst(STAGED, "");
			if (!path.contains(".osmanager-new") && !path.endsWith(".new") && !path.endsWith("LuoYun/.installed")) {
				places.put(place, description);
				assertThat(description).as(when + ": " + path)
					.isIn(former.getOrDefault(place, "?"), next.getOrDefault(place, "?"),
							former.getOrDefault(place.replace(".edited", ""), "?"), "rwxr-xr-x root folder");
			}
		});
		former.forEach((path, description) -> {
			if (path.endsWith("mine") || path.endsWith(Builder.TERMINAL)) {
				assertThat(places).as(when).containsEntry(path, description);
			}
		});
	}

	private Path installed(String name) throws IOException, InterruptedException {
		Path template = this.folder.resolve("template");
		if (!Files.exists(template)) {
			Files.createDirectories(template.resolve("etc"));
			Files.createDirectories(template.resolve("usr/local/bin"));
			assertThat(PackageFolder.run(this.one.install(template)).code()).isZero();
			Builder.add(template.resolve("LuoYun"));
			Builder.edit(template.resolve("LuoYun"));
			Files.delete(template.resolve("LuoYun/build/VERSION"));
			Files.writeString(template.resolve("LuoYun/conf/luoyun.conf"), "secret");
		}
		Path root = this.folder.resolve(name);
		assertThat(PackageFolder.run(List.of("rm", "-rf", root.toString())).code()).isZero();
		assertThat(PackageFolder.run(List.of("cp", "-a", template.toString(), root.toString())).code()).isZero();
		return root;
	}

}
