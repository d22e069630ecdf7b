package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SystemRootTests {

	@TempDir
	Path folder;

	private Path sandbox;

	private SystemRoot root;

	@BeforeEach
	void makeSandbox() throws IOException {
		this.sandbox = Files.createDirectories(this.folder.resolve("sandbox"));
		this.root = new SystemRoot(this.sandbox, Path.of("/LuoYun"));
	}

	@Test
	void isTheRunningSystemOnlyAtSlash() {
		assertThat(this.root.isRunningSystem()).isFalse();
		assertThat(new SystemRoot(Path.of("/"), Path.of("/LuoYun")).isRunningSystem()).isTrue();
		assertThat(new SystemRoot(Path.of("/tmp/.."), Path.of("/LuoYun")).isRunningSystem()).isTrue();
	}

	@Test
	void putsSystemPathsBelowTheRoot() {
		assertThat(this.root.path("/etc/shadow")).isEqualTo(this.sandbox.resolve("etc/shadow"));
		assertThat(this.root.path("etc/shadow")).isEqualTo(this.sandbox.resolve("etc/shadow"));
		assertThat(this.root.path("/")).isEqualTo(this.sandbox);
		assertThat(this.root.home(HomePath.LUOYUN_CONF)).isEqualTo(this.sandbox.resolve("LuoYun/conf/luoyun.conf"));
		assertThat(new SystemRoot(Path.of("/"), Path.of("/opt/x")).home(HomePath.RUN)).isEqualTo(Path.of("/opt/x/run"));
	}

	@Test
	void doesNotLetDotsLeadOut() {
		assertThat(this.root.path("/../../etc/shadow")).isEqualTo(this.sandbox.resolve("etc/shadow"));
		assertThat(this.root.path("../../etc/shadow")).isEqualTo(this.sandbox.resolve("etc/shadow"));
	}

	@Test
	void letsNoLinkLeadAWriteOut() throws IOException {
		Path outside = Files.createDirectories(this.folder.resolve("outside"));
		Files.createSymbolicLink(this.sandbox.resolve("absolute"), outside);
		Files.createSymbolicLink(this.sandbox.resolve("relative"), Path.of("../outside"));
		Files.createSymbolicLink(this.sandbox.resolve("chain"), Path.of("relative"));
		for (String link : new String[] { "absolute", "relative", "chain" }) {
			assertThatThrownBy(() -> this.root.writable("/" + link + "/new/file"))
				.isInstanceOf(FileSystemException.class)
				.hasMessageContaining("leads out of the root");
			assertThatThrownBy(() -> this.root.writable("/" + link + "/file")).isInstanceOf(FileSystemException.class);
		}
	}

	@Test
	void letsALinkLeadAboutInside() throws IOException {
		Files.createDirectories(this.sandbox.resolve("usr/lib"));
		Files.createSymbolicLink(this.sandbox.resolve("lib"), Path.of("usr/lib"));
		assertThat(this.root.writable("/lib/x/file")).isEqualTo(this.sandbox.resolve("lib/x/file"));
	}

	@Test
	void mayItselfBeReachedByALink() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.sandbox);
		SystemRoot linked = new SystemRoot(link, Path.of("/LuoYun"));
		assertThat(linked.writable("/etc/file")).isEqualTo(link.resolve("etc/file"));
		assertThat(new SystemRoot(this.folder.resolve("not-made-yet"), Path.of("/LuoYun")).writable("/etc/file"))
			.isEqualTo(this.folder.resolve("not-made-yet/etc/file"));
	}

}
