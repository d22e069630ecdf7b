package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
		assumeThat(System.getProperty("user.name")).as("who installs").isEqualTo("root");
		this.root = Files.createDirectories(this.folder.resolve("root"));
		Files.createDirectories(this.root.resolve("etc"));
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
	void whatRpmOwnsIsLeftToIt() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		program("rpm", "[ \"$*\" = \"-qf /LuoYun/uninstall.sh\" ]");
		Map<String, String> before = Tree.of(this.root);
		assertRefused(one.install(this.root), "upgrade that by rpm -U");
		assertRefused(PackageFolder.uninstall(this.root), "remove that by rpm -e");
		assertThat(Tree.of(this.root)).isEqualTo(before);
		program("rpm", "exit 1");
		run(PackageFolder.uninstall(this.root));
	}

	@Test
	void programsOfAnImageGetNoEnvironmentOfThisSystem() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		Files.createDirectories(this.root.resolve("tmp"));
		program("rpm", "env >/tmp/environment; exit 1");
		run(one.install(this.root));
		ProcessBuilder uninstall = new ProcessBuilder(PackageFolder.uninstall(this.root));
		uninstall.environment()
			.putAll(Map.of("TMPDIR", this.folder.toString(), "LD_PRELOAD", "", "JAVA_TOOL_OPTIONS", "-agent", "LUOYUN",
					"of this system"));
		assertThat(PackageFolder.run(uninstall)).returns(0, PackageFolder.Result::code);
		assertThat(Files.readString(this.root.resolve("tmp/environment")).lines()).contains("HOME=/root")
			.noneMatch((line) -> line.matches("(TMPDIR|LD_PRELOAD|JAVA_TOOL_OPTIONS|LUOYUN)=.*"));
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

	@Test
	void anInitThatIsNotKnownIsToldWhatToRun() throws Exception {
		List<String> install = PackageFolder.make(this.folder.resolve("one"), "1").install(this.root);
		// Without --init systemd.
		assertThat(run(install.subList(0, 3))).contains("have yours run: /LuoYun/bin/osmanager run\n")
			.endsWith("(none).\n");
		assertThat(run(PackageFolder.uninstall(this.root))).contains("is removed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anEarlierOsManagerIsTakenAwayAndItsFilesStay(boolean unpackedOverIt) throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		List<String> programs = List.of("osmanager.sh", "bin/pyosc/osconfig.py", "bin/pyosm/lyosm.py",
				"bin/pyweb/lyweb.py", "bin/webssh/webssh.py", "README");
		List<String> kept = List.of("bin/webssh/shellinaboxd", "custom/scripts/status", "custom/scripts/config",
				"custom/www/nocookie/index.html", "build/VERSION", "conf/luoyun.conf", "log/luoyun.log");
		for (String file : Stream.concat(programs.stream(), kept.stream()).toList()) {
			write("LuoYun/" + file, "earlier " + file);
		}
		write("etc/init/luoyun/osm.conf", "respawn\nexec /LuoYun/bin/pyosm/lyosm.py\n");
		Path level = Files.createDirectories(this.root.resolve("etc/rc3.d"));
		Path link = Files.createSymbolicLink(level.resolve("S99luoyun-osmanager"), Path.of("/LuoYun/osmanager.sh"));
		Path other = Files.createSymbolicLink(level.resolve("S99luoyun-other"), Path.of("/opt/other"));
		String said;
		if (unpackedOverIt) {
			run(List.of("cp", "-R", this.folder.resolve("one") + "/.", this.home.toString()));
			write("LuoYun/custom/scripts/status", "earlier custom/scripts/status");
			write("LuoYun/build/VERSION", "earlier build/VERSION");
			said = run(List.of(this.home.resolve("install.sh").toString(), "--root", this.root.toString(), "--init",
					"systemd"));
		}
		else {
			write("LuoYun/install.sh", "earlier install.sh");
			said = run(one.install(this.root));
			assertThat(this.home.resolve("earlier/install.sh")).hasContent("earlier install.sh");
		}
		assertThat(said).containsOnlyOnce("An earlier OS Manager was here").contains("/LuoYun/earlier");
		assertThat(said).doesNotContain("install.sh was edited");
		for (String program : programs) {
			assertThat(this.home.resolve(program)).doesNotExist();
			assertThat(this.home.resolve("earlier/" + program)).hasContent("earlier " + program);
		}
		for (String file : kept) {
			assertThat(this.home.resolve(file)).hasContent("earlier " + file);
		}
		assertThat(Files.isSymbolicLink(link)).isFalse();
		assertThat(other).isSymbolicLink();
		assertThat(Files.readSymbolicLink(this.home.resolve("earlier/etc/rc3.d/S99luoyun-osmanager")))
			.hasToString("/LuoYun/osmanager.sh");
		assertThat(this.home.resolve("earlier/etc/init/luoyun/osm.conf")).exists();
		assertThat(this.root.resolve("etc/init/luoyun")).doesNotExist();
		assertThat(run(one.install(this.root))).doesNotContain("earlier");
		assertThat(run(PackageFolder.uninstall(this.root))).contains("earlier/osmanager.sh");
	}

	@Test
	void theMessageOfTheDayIsTheOwnersAgain() throws Exception {
		run(PackageFolder.make(this.folder.resolve("one"), "1").install(this.root));
		// Of a service that was killed.
		Path motd = write("etc/motd", """
				Welcome
				-- OS Manager ------------------------------------------------
				This instance is not configured.

				------------------------------------------------ OS Manager --
				No smoking
				""");
		Path own = write("etc/motd.d/osmanager", "This instance is not configured.\n");
		run(PackageFolder.uninstall(this.root));
		assertThat(Files.readString(motd)).isEqualTo("Welcome\nNo smoking\n");
		assertThat(own).doesNotExist();
	}

	@Test
	void aTerminalServerThatIsOpenToAllIsSwitchedOffOnce() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		Path script = write("etc/init.d/shellinabox", "#!/bin/sh\n");
		for (String level : List.of("2", "3", "4", "5")) {
			Path folder = Files.createDirectories(this.root.resolve("etc/rc" + level + ".d"));
			Files.createSymbolicLink(folder.resolve("S01shellinabox"), Path.of("../init.d/shellinabox"));
		}
		program("update-rc.d", "exit 0");
		Path off = write("etc/default/shellinabox", "SHELLINABOX_DAEMON_START=0\n");
		assertThat(run(one.install(this.root))).doesNotContain("shellinabox");
		Files.writeString(off, "SHELLINABOX_DAEMON_START=1\n");
		assertThat(run(one.install(this.root))).contains("it is switched off",
				"\"update-rc.d shellinabox enable\" brings it back");
		Path link = this.root.resolve("etc/rc3.d/K01shellinabox");
		assertThat(link).isSymbolicLink();
		assertThat(Tree.of(this.root.resolve("etc")).keySet()).noneMatch((path) -> path.contains("S01shellinabox"));
		assertThat(script).exists();
		Files.move(link, link.resolveSibling("S01shellinabox"));
		assertThat(run(one.install(this.root))).doesNotContain("shellinabox");
		assertThat(link.resolveSibling("S01shellinabox")).isSymbolicLink();
		assertThat(run(PackageFolder.uninstall(this.root))).contains("shellinabox, which OS Manager had switched off");
	}

	@Test
	void aTerminalServerOfSystemdIsSwitchedOffToo() throws Exception {
		Path wants = Files.createDirectories(this.root.resolve("etc/systemd/system/multi-user.target.wants"));
		Path link = Files.createSymbolicLink(wants.resolve("shellinaboxd.service"),
				Path.of("/usr/lib/systemd/system/shellinaboxd.service"));
		assertThat(run(PackageFolder.make(this.folder.resolve("one"), "1").install(this.root)))
			.contains("\"systemctl enable shellinaboxd\" brings it back");
		assertThat(Files.isSymbolicLink(link)).isFalse();
	}

	private Path write(String path, String content) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	// A program of the image, whose shell is busybox's.
	private void program(String name, String script) throws IOException {
		Path shell = this.root.resolve("bin/sh");
		if (Files.notExists(shell)) {
			Files.createDirectories(shell.getParent());
			Files.copy(Path.of("/bin/busybox"), shell, StandardCopyOption.COPY_ATTRIBUTES);
			Files.createSymbolicLink(shell.resolveSibling("env"), Path.of("sh"));
		}
		assertThat(write("usr/bin/" + name, "#!/bin/sh\n" + script + "\n").toFile().setExecutable(true)).isTrue();
	}

	private static void assertRefused(List<String> command, String reason) throws Exception {
		PackageFolder.Result result = PackageFolder.run(command);
		assertThat(result.said()).contains(reason).hasLineCount(1);
		assertThat(result.code()).isEqualTo(1);
	}

	private static String run(List<String> command) throws Exception {
		PackageFolder.Result result = PackageFolder.run(command);
		assertThat(result.code()).as(result.said()).isZero();
		return result.said();
	}

}
