package co.luoyun.osmanager.dist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.dist.PackageFolder.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The RPM package in the hands of rpm: what a builder put below the home is kept, as
 * elsewhere.
 */
@StartsPrograms
class RpmTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Path home;

	@SuppressWarnings("NullAway.Init")
	private RpmRoot root;

	@BeforeEach
	void makeRoot() throws Exception {
		this.root = RpmRoot.make(this.folder.resolve("root"));
		this.home = this.folder.resolve("root/LuoYun");
	}

	@Test
	void keepsWhatIsTheBuildersOnUpgradeDowngradeAndErasure() throws Exception {
		Path one = RpmRoot.pack(this.folder.resolve("one"), "1.0.0-SNAPSHOT");
		Path two = RpmRoot.pack(this.folder.resolve("two"), "1.0.0");
		assertThat(this.root.rpm("-i", "--nodeps", one.toString()))
			.contains("OS Manager is installed in /LuoYun (systemd)");
		Path unit = this.folder.resolve("root/etc/systemd/system/osmanager.service");
		assertThat(unit).exists();
		assertThat(this.root.rpm("-V", "--nodeps", "osmanager")).isEmpty();

		Files.writeString(this.home.resolve("custom/scripts/status"), "mine");
		Files.delete(this.home.resolve("build/VERSION"));
		Files.writeString(this.home.resolve("bin/osmanager"), "edited");
		Files.writeString(this.home.resolve("custom/www/mine.html"), "added");
		Files.writeString(this.home.resolve("lib/jars/library-1.0.0.jar"), "the builder's own");
		assertThat(this.root.rpm("-U", "--nodeps", two.toString())).contains("/LuoYun/bin/osmanager was edited",
				"/LuoYun/lib/jars/library-1.0.0.jar was edited");
		keptOver("1.0.0", "1.0.0-SNAPSHOT");
		assertThat(this.home.resolve("lib/jars/library-1.0.0.jar.edited")).hasContent("the builder's own");

		assertThat(this.root.attempt("rpm", "--root", root(), "-U", "--nodeps", one.toString()).said())
			.contains("which is newer than");
		this.root.rpm("-U", "--nodeps", "--oldpackage", one.toString());
		keptOver("1.0.0-SNAPSHOT", "1.0.0");
		assertThat(this.root.attempt("rpm", "--root", root(), "-V", "--nodeps", "osmanager").said().lines())
			.singleElement()
			.satisfies((line) -> assertThat(line).endsWith(" c /LuoYun/custom/scripts/status"));

		Files.writeString(this.home.resolve("lib/java.options"), "edited");
		assertThat(this.root.rpm("-e", "osmanager")).contains("/LuoYun/lib/java.options was edited");
		assertThat(Tree.of(this.home).keySet()).filteredOn((path) -> Files.isRegularFile(this.home.resolve(path)))
			.containsExactlyInAnyOrder("bin/osmanager.edited", "custom/scripts/status.rpmnew",
					"custom/scripts/status.rpmsave", "custom/www/mine.html", "lib/java.options.edited",
					"lib/jars/library-1.0.0.jar.edited");
		assertThat(unit).doesNotExist();
		assertThat(this.folder.resolve("root/usr/local/bin/osmanager")).doesNotExist();
	}

	@Test
	void leavesNothingWhereNothingIsTheBuilders() throws Exception {
		Path one = RpmRoot.pack(this.folder.resolve("one"), "1.0.0");
		this.root.rpm("-i", "--nodeps", one.toString());
		Files.writeString(this.home.resolve("conf/luoyun.conf"), "secret");
		this.root.rpm("-U", "--nodeps", "--replacepkgs", one.toString());
		this.root.rpm("-e", "osmanager");
		assertThat(this.home).as(() -> this.root.attempt("find", this.home.toString()).said()).doesNotExist();
	}

	@Test
	void anotherInstallationAndThePackageKeepOffEachOther() throws Exception {
		Path one = RpmRoot.pack(this.folder.resolve("one"), "1.0.0");
		PackageFolder two = PackageFolder.make(this.folder.resolve("two"), "2");
		Path systemRoot = this.folder.resolve("root");
		this.root.rpm("-i", "--nodeps", one.toString());
		assertThat(this.root.attempt(two.install(systemRoot).toArray(String[]::new)).said())
			.contains("/LuoYun belongs to an RPM package; upgrade that by rpm -U");
		assertThat(this.root.attempt(PackageFolder.uninstall(systemRoot).toArray(String[]::new)).said())
			.contains("/LuoYun belongs to an RPM package; remove that by rpm -e");
		this.root.rpm("-e", "osmanager");
		assertThat(this.root.attempt(two.install(systemRoot).toArray(String[]::new))).returns(0, Result::code);
		assertThat(this.root.attempt("rpm", "--root", root(), "-i", "--nodeps", one.toString()))
			.satisfies((result) -> assertThat(result.said()).contains("that belongs to no package"))
			.doesNotReturn(0, Result::code);
		assertThat(Files.readString(this.home.resolve("bin/osmanager"))).endsWith("# 2\n");
	}

	@Test
	void hasRpmsNameOfTheProcessor() throws Exception {
		RpmRoot.pack(this.folder.resolve("one"), "1.0.0");
		for (Map.Entry<String, String> name : Map.of("amd64", "x86_64", "aarch64", "aarch64").entrySet()) {
			Path made = new RpmPackage(this.folder.resolve("one/control"), Instant.EPOCH)
				.make(this.folder.resolve("one/package.tar.gz"), "1.0.0", name.getKey(), this.folder);
			assertThat(made).hasFileName("osmanager-1.0.0-1." + name.getValue() + ".rpm");
			assertThat(this.root.rpm("-qp", "--qf", "%{ARCH} %{OS}", made.toString()))
				.contains(name.getValue() + " linux");
		}
	}

	private void keptOver(String version, String former) throws Exception {
		assertThat(this.home.resolve("custom/scripts/status")).hasContent("mine");
		assertThat(this.home.resolve("custom/scripts/status.rpmnew")).content().contains("# " + version);
		assertThat(this.home.resolve("custom/www/mine.html")).hasContent("added");
		assertThat(this.home.resolve("custom/www/only-" + former)).doesNotExist();
		assertThat(this.home.resolve("build/VERSION")).doesNotExist();
		assertThat(this.home.resolve("bin/osmanager")).content().endsWith("# " + version + "\n");
		assertThat(this.home.resolve("bin/osmanager.edited")).hasContent("edited");
		assertThat(this.home.resolve("lib/jars/library-" + version + ".jar")).exists();
	}

	private String root() {
		return this.folder.resolve("root").toString();
	}

}
