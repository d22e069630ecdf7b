package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static co.luoyun.osmanager.dist.ImageRoot.run;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the system has SELinux, what is installed has labels by which it can be executed;
 * with stand-ins for its programs.
 */
@StartsPrograms
class SelinuxLabelsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private ImageRoot image;

	@SuppressWarnings("NullAway.Init")
	private Path root;

	@BeforeEach
	void makeRoot() throws IOException {
		this.image = ImageRoot.make(this.folder.resolve("root"));
		this.root = this.image.folder();
	}

	@Test
	void rulesAreGivenToThePolicyOnceAndTakenBack() throws Exception {
		this.image.write("etc/selinux/config", "SELINUX=enforcing\n");
		this.image.program("semanage", """
				case $1 in
					fcontext) [ ! -e /rules ] || while read -r _ _ _ _ _ _ rule; do echo ${rule#\\'}; done </rules ;;
					import) while read -r line; do echo "$line"; done >>/rules ;;
				esac
				""");
		this.image.program("restorecon", "echo \"$*\" >>/restored");
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		run(one.install(this.root));
		List<String> rules = Files.readAllLines(this.root.resolve("rules"));
		assertThat(rules).startsWith("fcontext -a -f a -t usr_t '/LuoYun(/.*)?'")
			.contains("fcontext -a -f a -t bin_t '/LuoYun/(bin|custom/scripts|runtime/bin)(/.*)?'",
					"fcontext -a -f a -t lib_t '/LuoYun/runtime/lib(/.*)?'");
		run(one.install(this.root));
		assertThat(Files.readAllLines(this.root.resolve("rules"))).isEqualTo(rules);
		assertThat(Files.readAllLines(this.root.resolve("restored"))).containsExactly("-RF /LuoYun", "-RF /LuoYun");
		run(PackageFolder.uninstall(this.root));
		assertThat(Files.readAllLines(this.root.resolve("rules")).subList(rules.size(), rules.size() * 2))
			.startsWith("fcontext -d -f a '/LuoYun(/.*)?'")
			.allMatch((line) -> line.startsWith("fcontext -d "));
	}

	@Test
	void itIsToldWhatIsMissing() throws Exception {
		PackageFolder one = PackageFolder.make(this.folder.resolve("one"), "1");
		assertThat(run(one.install(this.root))).doesNotContain("SELinux");
		this.image.write("etc/selinux/config", "SELINUX=enforcing\n");
		assertThat(run(one.install(this.root))).contains("could not be labelled for SELinux", "install semanage");
	}

}
