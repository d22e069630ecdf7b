package co.luoyun.osmanager.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.instance.WebSshSettings;

import org.springframework.util.FileSystemUtils;

/** A root directory with pages in it, and a configuration with a cookie. */
public final class WebSandbox {

	static final String COOKIE = "4c2f11d0-6f0c-4d1c-9d5d-5c1f00000001";

	/** Its domain name. */
	static final String NAME = "i10.example.org";

	static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	final Path root;

	WebSandbox() {
		try {
			this.root = Files.createTempDirectory("osmanager-web").toRealPath();
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::remove));
			write("build/VERSION", "Appliance: 1.0\nRedmine: 2.3.1\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path home(String relative) {
		return this.root.resolve("LuoYun").resolve(relative);
	}

	public void write(String relative, String text) throws IOException {
		write(relative, text, StandardCharsets.UTF_8);
	}

	void write(String relative, String text, Charset charset) throws IOException {
		Path file = home(relative);
		Files.createDirectories(file.getParent());
		Files.write(file, text.getBytes(charset));
	}

	/** Has the boot find a name already. */
	void configure() {
		try {
			write("conf/luoyun.conf", """
					CLC_IP=127.0.0.1
					CLC_PORT=1
					TAG=10
					KEY=%s
					JSON={"cookie": "%s", "domain": {"name": "i10.example.org"}}
					""".formatted(KEY, COOKIE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** So that the default pages are shown. */
	public void removePages() throws IOException {
		FileSystemUtils.deleteRecursively(home("custom/www"));
	}

	/** The arguments that start OS Manager in here. */
	String[] arguments() {
		return new String[] { "--osmanager.root=" + this.root,
				"--osmanager.floppy.device=" + this.root.resolve("no-floppy"), "--server.port=0",
				"--server.address=127.0.0.1", "--osmanager.webssh.exposure=gated",
				"--osmanager.webssh.port=" + FreePort.find(), "--osmanager.web.https.enabled=false" };
	}

	// What it held is of no interest when the tests are over.
	private void remove() {
		FileSystemUtils.deleteRecursively(this.root.toFile());
	}

	static Configuration configured(String cookie) {
		InstanceSettings settings = new InstanceSettings(List.of(), List.of(), List.of(), Optional.empty(),
				Optional.of(new Secret(cookie)), Optional.of("i10.example.org"), WebSshSettings.DEFAULT);
		LuoYunConf conf = new LuoYunConf(Optional.empty(), Optional.empty(), OptionalInt.of(10),
				Optional.of(new Secret(KEY)), settings, Map.of());
		return new Configuration.Configured(conf, "floppy disk /dev/fd0", Configuration.Change.INSTALLED, List.of(),
				List.of(), Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMillis(40));
	}

}
