package co.luoyun.osmanager.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource({ "Redmine 2.3.1,Redmine,2.3.1", "My Wiki  v1,My Wiki,v1", "Redmine:2.3.1,Redmine,2.3.1",
			"'Redmine\t2.3.1 ',Redmine,2.3.1", "My Wiki,My Wiki,", "2048,2048,", "Redmine 2: beta,Redmine 2,beta" })
	void readsAVersionWithoutAColonToo(String line, String name, @Nullable String version) throws IOException {
		Files.writeString(this.root.home(HomePath.BUILD).resolve("VERSION"), "Appliance 1.0\n" + line + "\n");
		BuildInfo info = BuildInfo.read(this.root);
		assertThat(info.application()).contains(name);
		assertThat(info.applicationVersion()).isEqualTo(Optional.ofNullable(version));
		assertThat(info.applianceVersion()).contains("1.0");
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
