package co.luoyun.osmanager.os.account;

import java.nio.file.Path;

import co.luoyun.osmanager.os.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HostKeysTests {

	private Sandbox sandbox = new Sandbox(Path.of("/nowhere"));

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root);
	}

	@Test
	void areMadeWhereThereIsAServerWithoutAny() {
		this.sandbox.file("etc/ssh/sshd_config", "Port 22\n").file("etc/ssh/ssh_host_rsa_key.pub", "public\n");
		make();
		assertThat(this.sandbox.planned()).containsExactly("ssh-keygen -A");
	}

	@Test
	void areLeftAloneElsewhere() {
		make();
		this.sandbox.file("etc/ssh/sshd_config", "Port 22\n").file("etc/ssh/ssh_host_ed25519_key", "private\n");
		make();
		assertThat(this.sandbox.planned()).isEmpty();
	}

	private void make() {
		new HostKeys(this.sandbox.systemRoot(), this.sandbox.runner()).makeMissing();
	}

}
