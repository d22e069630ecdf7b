package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.PageUrl;
import co.luoyun.osmanager.files.SystemRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class PageAddressTests {

	@TempDir
	private Path root = Path.of("");

	private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8085");

	PageAddressTests() {
		this.environment.setConversionService(new ApplicationConversionService());
	}

	@ParameterizedTest
	@CsvSource({ ", http://127.0.0.1:8085/", "0.0.0.0, http://127.0.0.1:8085/", "::, http://127.0.0.1:8085/",
			"::1, http://[0:0:0:0:0:0:0:1]:8085/", "192.0.2.7, http://192.0.2.7:8085/" })
	void saysWhereThisMachineReachesIt(String address, String url) throws IOException {
		if (address != null) {
			this.environment.setProperty("server.address", address);
		}
		assertThat(written()).isEqualTo(url + "\n");
	}

	@Test
	void hasTheBasePathAndGoesWithTheService() throws IOException {
		this.environment.setProperty("server.servlet.context-path", "/i10");
		PageAddress file = file();
		file.write();
		assertThat(this.root.resolve("LuoYun/run/osmanager.url")).hasContent("http://127.0.0.1:8085/i10/");
		file().remove();
		assertThat(this.root.resolve("LuoYun/run/osmanager.url")).as("what another has written").exists();
		file.remove();
		assertThat(this.root.resolve("LuoYun/run/osmanager.url")).doesNotExist();
	}

	@Test
	void statusScriptGetsTheAddressThatAnswers() {
		this.environment.setProperty("server.servlet.context-path", "/i10");
		assertThat(new PageUrl(this.environment)).hasToString("http://127.0.0.1:8085/i10/");
	}

	private String written() throws IOException {
		file().write();
		return Files.readString(this.root.resolve("LuoYun/run/osmanager.url"));
	}

	private PageAddress file() {
		return new PageAddress(new SystemRoot(this.root, Path.of("/LuoYun")), new PageUrl(this.environment));
	}

}
