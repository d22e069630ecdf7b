package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static co.luoyun.osmanager.dist.ImageRoot.assertRefused;
import static co.luoyun.osmanager.dist.ImageRoot.run;
import static org.assertj.core.api.Assertions.assertThat;

/** An installation beside what else the system has. */
@StartsPrograms
class NeighbourTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private ImageRoot image;

	@SuppressWarnings("NullAway.Init")
	private Path root;

	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void makeRoot() throws IOException {
		this.image = ImageRoot.make(this.folder.resolve("root"));
		this.root = this.image.folder();
		this.home = this.root.resolve("LuoYun");
	}

	@Test
	void whatRpmOwnsIsLeftToIt() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		this.image.program("rpm", "[ \"$*\" = \"-qf /LuoYun/uninstall.sh\" ]");
		Map<String, String> before = Tree.of(this.root);
		assertRefused(one.install(this.root), "upgrade that by rpm -U");
		assertRefused(PackageFolder.uninstall(this.root), "remove that by rpm -e");
		assertThat(Tree.of(this.root)).isEqualTo(before);
		this.image.program("rpm", "exit 1");
		run(PackageFolder.uninstall(this.root));
	}

	@Test
	void programsOfAnImageGetNoEnvironmentOfThisSystem() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		Files.createDirectories(this.root.resolve("tmp"));
		this.image.program("rpm", "env >/tmp/environment; exit 1");
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
			this.image.write("LuoYun/" + file, "earlier " + file);
		}
		this.image.write("etc/init/luoyun/osm.conf", "respawn\nexec /LuoYun/bin/pyosm/lyosm.py\n");
		Path level = Files.createDirectories(this.root.resolve("etc/rc3.d"));
		Path link = Files.createSymbolicLink(level.resolve("S99luoyun-osmanager"), Path.of("/LuoYun/osmanager.sh"));
		Path other = Files.createSymbolicLink(level.resolve("S99luoyun-other"), Path.of("/opt/other"));
		String said;
		if (unpackedOverIt) {
			run(List.of("cp", "-R", this.folder.resolve("one") + "/.", this.home.toString()));
			this.image.write("LuoYun/custom/scripts/status", "earlier custom/scripts/status");
			this.image.write("LuoYun/build/VERSION", "earlier build/VERSION");
			said = run(List.of(this.home.resolve("install.sh").toString(), "--root", this.root.toString(), "--init",
					"systemd"));
		}
		else {
			this.image.write("LuoYun/install.sh", "earlier install.sh");
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
		Path motd = this.image.write("etc/motd", """
				Welcome
				-- OS Manager ------------------------------------------------
				This instance is not configured.

				------------------------------------------------ OS Manager --
				No smoking
				""");
		Path own = this.image.write("etc/motd.d/osmanager", "This instance is not configured.\n");
		run(PackageFolder.uninstall(this.root));
		assertThat(Files.readString(motd)).isEqualTo("Welcome\nNo smoking\n");
		assertThat(own).doesNotExist();
	}

	@Test
	void aTerminalServerThatIsOpenToAllIsSwitchedOffOnce() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		Path script = this.image.write("etc/init.d/shellinabox", "#!/bin/sh\n");
		for (String level : List.of("2", "3", "4", "5")) {
			Path folder = Files.createDirectories(this.root.resolve("etc/rc" + level + ".d"));
			Files.createSymbolicLink(folder.resolve("S01shellinabox"), Path.of("../init.d/shellinabox"));
		}
		this.image.program("update-rc.d", "exit 0");
		Path off = this.image.write("etc/default/shellinabox", "SHELLINABOX_DAEMON_START=0\n");
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

}
