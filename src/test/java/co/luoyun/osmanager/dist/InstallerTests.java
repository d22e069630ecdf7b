package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static co.luoyun.osmanager.dist.ImageRoot.assertRefused;
import static co.luoyun.osmanager.dist.ImageRoot.run;
import static org.assertj.core.api.Assertions.assertThat;

/** What a builder put below the home is kept or refused, never removed in silence. */
@StartsPrograms
class InstallerTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Path root;

	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void makeRoot() throws IOException {
		this.root = ImageRoot.make(this.folder.resolve("root")).folder();
		this.home = this.root.resolve("LuoYun");
	}

	@ParameterizedTest
	@ValueSource(strings = { "custom", "build", "lib/service.aot" })
	void anUpgradeAndADowngradePassWhatIsMissingOrDamaged(String part) throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		PackageFolder two = PackageFolder.make(this.folder.resolve("two"), "2");
		run(one.install(this.root));
		for (PackageFolder next : List.of(two, one)) {
			FileSystemUtils.deleteRecursively(this.home.resolve(part));
			if (part.endsWith(".aot")) {
				Files.writeString(this.home.resolve(part), "damaged");
			}
			run(next.install(this.root));
			assertThat(this.home.resolve("lib/service.aot")).doesNotExist();
			assertThat(Tree.of(this.home)).doesNotContainKeys(".osmanager-old", ".osmanager-new");
		}
		assertThat(Files.readString(this.home.resolve("bin/osmanager"))).endsWith("# 1\n");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anUpgradeAndADowngradeKeepAllThatWasAddedOrEdited(boolean list) throws Exception {
		PackageFolder one = list ? PackageFolder.make(this.folder.resolve("one"), "1")
				: PackageFolder.withoutList(this.folder.resolve("one"), "1");
		PackageFolder two = PackageFolder.make(this.folder.resolve("two"), "2");
		run(one.install(this.root));
		Map<String, String> added = Builder.add(this.home);
		Map<String, String> edited = Builder.edit(this.home);
		Files.delete(this.home.resolve("build/VERSION"));

		String said = run(two.install(this.root));
		assertThat(Tree.of(this.home)).containsAllEntriesOf(added)
			.containsKey("lib/jars/library-2.jar")
			.doesNotContainKeys("lib/jars/library-1.jar", "build/VERSION", ".osmanager-old", ".osmanager-new");
		assertThat(Files.readString(this.home.resolve("bin/osmanager"))).endsWith("# 2\n");
		assertThat(Files.readString(this.home.resolve("custom/scripts/status")))
			.isEqualTo(edited.remove("custom/scripts/status"));
		assertThat(said).contains("custom/scripts/status was edited and is kept");
		for (Map.Entry<String, String> entry : edited.entrySet()) {
			assertThat(this.home.resolve(entry.getKey() + ".edited")).hasContent(entry.getValue());
			assertThat(said).contains("/LuoYun/" + entry.getKey() + " was edited");
		}
		assertThat(Tree.of(this.home)).doesNotContainKey("runtime/legal/two/LICENSE.edited");
		Map<String, String> upgraded = Tree.of(this.home);
		assertThat(run(two.install(this.root))).doesNotContain("bin/osmanager was edited");
		assertThat(Tree.of(this.home)).isEqualTo(upgraded);

		run(one.install(this.root));
		assertThat(Tree.of(this.home)).containsAllEntriesOf(added)
			.containsKey("bin/osmanager.edited")
			.doesNotContainKey("lib/jars/library-2.jar");
		assertThat(Files.readString(this.home.resolve("bin/osmanager"))).endsWith("# 1\n");
	}

	@Test
	void anUninstallKeepsItAndSaysSo() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		Map<String, String> added = Builder.add(this.home);
		Map<String, String> edited = Builder.edit(this.home);
		Files.writeString(this.home.resolve("conf/luoyun.conf"), "secret");
		String said = run(PackageFolder.uninstall(this.root));
		Map<String, String> left = Tree.of(this.home);
		assertThat(left).containsAllEntriesOf(added).containsKeys(edited.keySet().toArray(String[]::new));
		left.values().removeIf((description) -> description.endsWith(" folder"));
		assertThat(left.keySet()).allMatch((path) -> added.containsKey(path) || edited.containsKey(path));
		assertThat(left.keySet()).allSatisfy((path) -> assertThat(said).contains(path));
		run(one.install(this.root));
		assertThat(Tree.of(this.home)).containsAllEntriesOf(added);
	}

	@Test
	void whatWasThereBeforeTheFirstInstallationIsKept() throws Exception {
		Map<String, String> added = Builder.add(this.home);
		run(PackageFolder.make(this.folder.resolve("one"), "1").install(this.root));
		assertThat(Tree.of(this.home)).containsAllEntriesOf(added).containsKey("lib/osmanager.jar");
	}

	@Test
	void aPurgeSaysWhatItTakes() throws Exception {
		run(PackageFolder.make(this.folder.resolve("one"), "1").install(this.root));
		Builder.add(this.home);
		assertThat(run(PackageFolder.uninstall(this.root, "--purge"))).contains("as --purge says", Builder.TERMINAL);
		assertThat(this.home).doesNotExist();
	}

	@Test
	void anEditedUnitIsKeptAndADisabledOneStaysDisabled() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		Path unit = this.root.resolve("etc/systemd/system/osmanager.service");
		Path wanted = this.root.resolve("etc/systemd/system/multi-user.target.wants/osmanager.service");
		String edited = Files.readString(unit) + "# mine\n";
		Files.writeString(unit, edited);
		Files.delete(wanted);
		assertThat(run(one.install(this.root))).contains("osmanager.service was edited", "was disabled and stays so");
		assertThat(this.home.resolve("init/osmanager.service.edited")).hasContent(edited);
		assertThat(Files.isSymbolicLink(wanted)).isFalse();
		run(PackageFolder.uninstall(this.root));
		assertThat(this.home.resolve("init/osmanager.service.edited")).hasContent(edited);
		run(one.install(this.root));
		assertThat(Files.isSymbolicLink(wanted)).isTrue();
	}

	@Test
	void aPartThatIsALinkAndAPackageOfDpkgAreRefused() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		Path elsewhere = this.folder.resolve("elsewhere");
		Files.move(this.home.resolve("runtime"), elsewhere);
		Files.createSymbolicLink(this.home.resolve("runtime"), elsewhere);
		assertRefused(one.install(this.root), "/LuoYun/runtime is a symbolic link");
		Files.delete(this.home.resolve("runtime"));
		Files.move(elsewhere, this.home.resolve("runtime"));
		Path dpkg = Files.createDirectories(this.root.resolve("var/lib/dpkg/info"));
		Files.writeString(dpkg.resolve("an-appliance.list"), "/.\n/LuoYun\n/LuoYun/uninstall.sh\n");
		Map<String, String> before = Tree.of(this.root);
		assertRefused(one.install(this.root), "upgrade that by dpkg -i");
		assertRefused(PackageFolder.uninstall(this.root), "remove that by dpkg -r");
		assertThat(Tree.of(this.root)).isEqualTo(before);
	}

	@Test
	void aFolderForTemporaryFilesThatIsNotHereIsNotUsed() throws Exception {
		run(PackageFolder.make(this.folder.resolve("one"), "1").install(this.root));
		ProcessBuilder builder = new ProcessBuilder(this.home.resolve("lib/make-start-cache").toString());
		builder.environment().put("TMPDIR", "/of/another/system");
		assertThat(PackageFolder.run(builder).said()).doesNotContain("/of/another/system");
		builder = new ProcessBuilder("sh", "-c", ". ./setup.sh; echo ${TMPDIR-none}")
			.directory(this.home.resolve("lib").toFile());
		builder.environment().put("TMPDIR", "/of/another/system");
		assertThat(PackageFolder.run(builder).said()).isEqualTo("none\n");
	}

}
