package co.luoyun.osmanager.os.account;

import java.nio.file.Path;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RootLoginTests {

	@TempDir
	private Path root = Path.of("");

	@ParameterizedTest
	@CsvSource({ "#PermitRootLogin prohibit-password, PermitRootLogin prohibit-password",
			"PermitRootLogin without-password, PermitRootLogin prohibit-password",
			"PermitRootLogin no, PermitRootLogin no",
			"PermitRootLogin yes\\nPasswordAuthentication no, PasswordAuthentication no" })
	void saysTheLineThatKeepsRootOut(String config, String line) {
		new Sandbox(this.root).file("etc/ssh/sshd_config", config.translateEscapes() + "\n");
		String keyword = line.substring(0, line.indexOf(' '));
		assertThat(RootLogin.refusalOfPassword(system())).hasValueSatisfying((refusal) -> assertThat(refusal).asString()
			.contains("(" + line + ")", "'" + keyword + " yes'", "with the key"));
	}

	@Test
	void isSilentWhereRootMayComeIn() {
		assertThat(RootLogin.refusalOfPassword(system())).as("without a server").isEmpty();
		new Sandbox(this.root).file("etc/ssh/sshd_config", "PermitRootLogin yes\n");
		assertThat(RootLogin.refusalOfPassword(system())).isEmpty();
	}

	private SystemRoot system() {
		return new SystemRoot(this.root, Path.of("/LuoYun"));
	}

}
