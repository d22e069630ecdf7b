package co.luoyun.osmanager.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BuildInfoTests {

	@TempDir
	Path folder;

	private SystemRoot root;

	@BeforeEach
	void makeHome() throws IOException {
		this.root = new SystemRoot(this.folder, Path.of("/LuoYun"));
		Files.createDirectories(this.root.home(HomePath.BUILD));
	}

	@Test
	void readsNameAndVersionsFromVersion() throws IOException {
		Files.writeString(this.root.home(HomePath.BUILD).resolve("VERSION"), "Appliance: 1.0\nRedmine: 2.3.1\n");
		BuildInfo info = BuildInfo.read(this.root);
		assertThat(info.application()).contains("Redmine");
		assertThat(info.applianceVersion()).contains("1.0");
		assertThat(info.applicationVersion()).contains("2.3.1");
	}

	@Test
	void everyFileIsOptional() throws IOException {
		Files.writeString(this.root.home(HomePath.BUILD).resolve("VERSION"), "Appliance");
		Files.writeString(this.root.home(HomePath.BUILD).resolve("BASE"), "Debian 12\n");
		Files.writeString(this.root.home(HomePath.BUILD).resolve("PACKAGES"), " \n");
		BuildInfo info = BuildInfo.read(this.root);
		assertThat(info.base()).contains("Debian 12");
		assertThat(info.packages()).isEmpty();
		assertThat(info.changelog()).isEmpty();
		assertThat(info.application()).isEmpty();
		assertThat(info.applianceVersion()).isEmpty();
		assertThat(info.applicationVersion()).isEmpty();
	}

	@Test
	void survivesLinesOfOtherForms() throws IOException {
		Files.writeString(this.root.home(HomePath.BUILD).resolve("VERSION"), "Appliance: 1.0\r\nWiki\r\n");
		assertThat(BuildInfo.read(this.root).application()).contains("Wiki");
		assertThat(BuildInfo.read(this.root).applicationVersion()).isEmpty();
	}

}
