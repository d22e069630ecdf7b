package co.luoyun.osmanager.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Files and settings that are not what they should be. */
@Bounded
class FileTests extends InSandbox {

	@FaultTest(kind = "files", fault = "VERSION and luoyun.conf are FIFOs", expected = "passed over")
	void fifos(Observation seen) throws Exception {
		for (String name : new String[] { "build/VERSION", "conf/luoyun.conf", "custom/www/messages.properties",
				"custom/www/nocookie/index.html" }) {
			Path file = anew().sandbox().home().resolve(name);
			Files.deleteIfExists(file);
			Files.createDirectories(file.getParent());
			BuiltHome.run("mkfifo", file.toString());
			PageWatch watch = service().start().watch();
			try (watch) {
				within(Duration.ofSeconds(40), () -> service().get("/actuator/health").statusCode() > 0);
				within(Duration.ofSeconds(40), service()::registered);
				seen.note("%s: %s".formatted(name, service().get("/").statusCode()));
			}
		}
	}

	@FaultTest(kind = "files", fault = "custom/, build/ or the message files are missing, or VERSION is binary",
			expected = "the page, the settings")
	void partsMissing(Observation seen) throws Exception {
		for (String name : List.of("custom", "build", "custom/www/messages.properties", "build/VERSION")) {
			Path part = anew().sandbox().home().resolve(name);
			org.springframework.util.FileSystemUtils.deleteRecursively(part);
			if (name.equals("build/VERSION")) {
				byte[] binary = new byte[1 << 20];
				new Random(7).nextBytes(binary);
				Files.write(part, binary);
			}
			service().start().awaitPage().awaitRegistered();
			assertThat(service().sandbox().root().resolve("etc/shadow")).content().contains("root:$6$");
			assertThat(service().logged()).as(name).doesNotContain("\n\tat ");
			seen.logged(service().loggedBytes(), 5000);
		}
	}

	@FaultTest(kind = "files", fault = "wrong settings, of seven kinds",
			expected = "told in one line, the default used")
	void wrongSettings(Observation seen) throws Exception {
		Map<String, String> wrong = new LinkedHashMap<>();
		wrong.put("osmanager.status.interval", "soon");
		wrong.put("osmanager.status.timeout", "-5s");
		wrong.put("osmanager.floppy.timeout", "0s");
		wrong.put("osmanager.webssh.check-interval", "1ms");
		wrong.put("osmanager.os.network.backend", "bogus");
		wrong.put("osmanager.status.output-limit", "much");
		wrong.put("osmanager.web.sample-interval", "1s");
		wrong.put("osmanager.webssh.longest-pause", "9999999999999999h");
		StringBuilder failed = new StringBuilder();
		for (Map.Entry<String, String> setting : wrong.entrySet()) {
			anew().set(setting.getKey(), setting.getValue()).start();
			try {
				within(Duration.ofSeconds(30), service()::answers);
			}
			catch (org.awaitility.core.ConditionTimeoutException ex) {
				failed.append(' ').append(setting).append(": no page;");
			}
			if (service().logged().contains("\n\tat ")) {
				failed.append(' ').append(setting).append(": a stack trace;");
			}
			if (!service().logged().contains(setting.getKey().substring(setting.getKey().lastIndexOf('.') + 1))) {
				failed.append(' ').append(setting).append(": not told;");
			}
		}
		assertThat(failed).isEmpty();
	}

	@FaultTest(kind = "files", fault = "the log file is deleted while it runs", expected = "made again")
	void logFileDeleted(Observation seen) throws Exception {
		Path log = service().sandbox().home().resolve("log/osmanager.log");
		service().set("logging.file.name", log.toString()).start().awaitPage().awaitRegistered();
		Files.delete(log);
		within(Duration.ofSeconds(90), () -> {
			service().signal("HUP");
			lasting(Duration.ofSeconds(2));
			return Files.exists(log) && Files.size(log) > 0;
		});
	}

	@FaultTest(kind = "files", fault = "shellinaboxd cannot be executed", expected = "told once")
	void terminalNotExecutable(Observation seen) throws Exception {
		Path program = service().sandbox().home().resolve("bin/webssh/shellinaboxd");
		Files.createDirectories(program.getParent());
		Files.writeString(program, "not a program");
		service().set("osmanager.webssh.check-interval", "1s")
			.after("mount --bind " + program + " $(readlink -f $(command -v shellinaboxd))")
			.start()
			.awaitPage()
			.awaitRegistered();
		lasting(Duration.ofSeconds(15));
		long lines = service().logged().lines().filter((line) -> line.contains("shellinaboxd")).count();
		seen.note("%d lines in 15 looks".formatted(lines));
		assertThat(lines).isBetween(1L, 3L);
	}

	@FaultTest(kind = "files", fault = "the folder /LuoYun is missing, or a link", expected = "the page, the settings")
	void homeMissingOrALink(Observation seen) throws Exception {
		Path home = service().sandbox().home();
		Path aside = home.resolveSibling("elsewhere");
		Files.move(home, aside);
		service().start().awaitPage().awaitRegistered();
		assertThat(service().sandbox().root().resolve("etc/shadow")).content().contains("root:$6$");
		service().stop();
		org.springframework.util.FileSystemUtils.deleteRecursively(home);
		Files.createSymbolicLink(home, aside);
		service().start().awaitPage().awaitRegistered();
	}

}
