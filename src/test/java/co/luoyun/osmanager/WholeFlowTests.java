package co.luoyun.osmanager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.sandbox.SandboxConfiguration;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole of it on a good floppy, from boot to registered and serving. */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class WholeFlowTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	private SimulatedController controller;

	private Sandbox sandbox;

	private SandboxConfiguration configuration;

	@BeforeEach
	void makeSandbox() throws IOException {
		int port = FreePort.find();
		this.sandbox = new Sandbox(this.folder);
		this.configuration = this.sandbox.make(Path.of("").toAbsolutePath(), port);
		ControllerOptions options = ControllerOptions.onLoopback(new SharedKey(this.configuration.key()))
			.withPort(port);
		this.controller = new SimulatedController(options, Clock.systemUTC(), (event) -> {
		}).start();
	}

	@AfterEach
	void stopController() {
		this.controller.close();
	}

	@Test
	void configuresThenServesAndRegisters(CapturedOutput output) throws Exception {
		int port = FreePort.find();
		installConfigScript(port);
		try (Instance instance = Instance.start(this.sandbox, port)) {
			assertSystemConfigured();
			assertThat(seen()).as("what the config script saw").hasContent("page closed\nshadow written");
			assertThat(instance.get("/").statusCode()).isEqualTo(200);
			await().atMost(PATIENCE).untilAsserted(() -> {
				assertThat(this.controller.instances()).singleElement()
					.matches(RegisteredInstance::serving, "serving")
					.extracting(RegisteredInstance::tag)
					.isEqualTo(Sandbox.TAG);
				assertThat(instance.get("/actuator/health").body()).startsWith("{").contains("\"status\":\"UP\"");
				assertThat(instance.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes{",
						"jvm_threads_live_threads ", "jvm_gc_collections_seconds_count{");
			});
			assertThat(OsManagerCommand.run("analyze", "--root", this.sandbox.root().toString(), "--port",
					Integer.toString(port)))
				.isZero();
			assertThat(output).contains("configuration ").contains("config-script ").contains("controller ");
			assertThat(OsManagerCommand.run("status", "--root", this.sandbox.root().toString(), "--wait", "--port",
					Integer.toString(port)))
				.isZero();
			assertNoSecret(output, instance);
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(issue()).content()
					.contains("its application is well", "  Page:     http://127.0.0.1:" + port + "/\n"));
		}
		assertThat(issue()).doesNotExist();
		await().atMost(PATIENCE).until(() -> !this.controller.instances().getFirst().connected());
	}

	@Test
	void secondBootFindsEverythingUnchanged(CapturedOutput output) {
		Instance.start(this.sandbox, FreePort.find()).close();
		assertThat(output).contains("installed");
		int firstBoot = output.toString().length();
		Instance.start(this.sandbox, FreePort.find()).close();
		assertThat(output.toString().substring(firstBoot)).contains("unchanged").doesNotContain("replaced");
	}

	private Path issue() {
		return this.sandbox.root().resolve("run/issue.d/osmanager.issue");
	}

	private Path seen() {
		return this.folder.resolve("seen-by-config-script");
	}

	private void installConfigScript(int port) throws IOException {
		Path script = this.sandbox.home().resolve("custom/scripts/config");
		Files.writeString(script, """
				#!/bin/bash
				{
				if (: </dev/tcp/127.0.0.1/%1$d) 2>/dev/null; then echo page open; else echo page closed; fi
				grep -q '^root:[$]6[$]' "$OSMANAGER_ROOT/etc/shadow" && echo shadow written
				} > "%2$s"
				""".formatted(port, seen()));
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private void assertSystemConfigured() throws IOException {
		Path conf = this.sandbox.home().resolve("conf/luoyun.conf");
		assertThat(conf).hasContent(this.configuration.text());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(conf))).isEqualTo("rw-------");
		assertThat(this.sandbox.root().resolve("root/.ssh/authorized_keys")).content().contains("owner@example.org");
		assertThat(this.sandbox.root().resolve("etc/shadow")).content()
			.contains("root:$6$")
			.contains("nobody:*:20000:0:99999:7:::");
		assertThat(this.sandbox.root().resolve("etc/resolv.conf")).content().contains("nameserver 8.8.8.8");
		try (Stream<Path> written = Files.list(this.sandbox.root().resolve("etc/systemd/network"))) {
			assertThat(written.map(WholeFlowTests::read).toList()).anyMatch((text) -> text.contains("192.168.1.60/24"));
		}
	}

	private void assertNoSecret(CapturedOutput output, Instance instance) throws Exception {
		String owner = instance.get("/index.html?cookie=" + this.configuration.cookie()).body();
		String hash = read(this.sandbox.root().resolve("etc/shadow")).split(":")[1];
		assertThat(owner).as("the owner's page").contains("sign-out");
		for (String place : List.of(output.toString(), owner, instance.get("/").body(),
				instance.get("/actuator/health").body(), instance.get("/api/status").body())) {
			assertThat(place).isNotEmpty()
				.doesNotContain(this.configuration.key())
				.doesNotContain(this.configuration.cookie())
				.doesNotContain(hash);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
