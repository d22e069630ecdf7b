package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts, stops, kills and signals. */
@Order(4)
class LifeTests extends InSandbox {

	/**
	 * What Java itself says when it is stopped before it is up: no program has been begun
	 * then.
	 */
	private static final String BEFORE_JAVA_IS_UP = "Error occurred during initialization of VM\n"
			+ "java\\.lang\\.InternalError: Bad level: [23]\n(\tat (java\\.lang|jdk\\.internal)\\..*\n)+";

	private static final Duration SOON = Duration.ofSeconds(20);

	@Bounded
	@FaultTest(kind = "life", fault = "none: a start, a use and a stop", expected = "nothing is left behind")
	void leavesNothingBehind(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		Usage used = service().usage();
		seen.note("%d threads, %d descriptors, %d processes".formatted(used.threads(), used.descriptors(),
				used.processes()));
		assertThat(service().stop()).as("exit code").isEqualTo(143);
		Usage after = service().usage();
		assertThat(after.processes()).as("processes").isZero();
		assertThat(temporary(after)).isEmpty();
		seen.logged(service().loggedBytes(), 5000);
	}

	@Bounded
	@FaultTest(kind = "life", fault = "SIGKILL, and the next start", expected = "nothing of the killed one is left")
	void killed(Observation seen) throws Exception {
		for (int i = 0; i < 3; i++) {
			service().start().awaitPage();
			service().kill();
		}
		for (String name : List.of("etc/.shadow.osmanager-new", "root/.ssh/.authorized_keys.osmanager-new",
				"etc/systemd/network/.10-osmanager-eth0.network.osmanager-new",
				"LuoYun/conf/.luoyun.conf.osmanager-new")) {
			Path file = service().sandbox().root().resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, "half-");
		}
		service().start().awaitPage();
		Usage usage = service().usage();
		Set<String> folders = temporary(usage);
		seen.note("%d folders in the temporary folder after three kills".formatted(folders.size()));
		assertThat(folders).as("folders of Tomcat").isEmpty();
		assertThat(usage.files()).noneMatch((file) -> file.endsWith(".osmanager-new"));
		assertThat(service().stop()).isEqualTo(143);
		assertThat(temporary(service().usage())).isEmpty();
	}

	private Set<String> temporary(Usage usage) {
		String folder = service().temporary() + "/";
		Set<String> found = new java.util.TreeSet<>();
		usage.files()
			.stream()
			.filter((file) -> file.startsWith(folder) && !file.substring(folder.length()).contains("/"))
			.filter((file) -> !file.contains("hsperfdata"))
			.forEach(found::add);
		return found;
	}

	@FaultTest(kind = "life", fault = "200 starts and stops, at any moment", expected = "the next start is well")
	void startsAndStops(Observation seen) throws Exception {
		for (int i = 0; i < 200; i++) {
			service().start();
			lasting(Duration.ofMillis(i * 10L));
			service().process().destroy();
			within(SOON, () -> !service().alive());
		}
		assertThat(service().logged().replaceAll(BEFORE_JAVA_IS_UP, "")).doesNotContain("fault of OS Manager")
			.doesNotContain("\n\tat ");
		assertThat(service().start().awaitPage().usage().files()).noneMatch((file) -> file.endsWith(".osmanager-new"));
	}

	@Bounded
	@FaultTest(kind = "life", fault = "SIGTERM before and in the steps of the boot", expected = "a quiet stop")
	void stoppedEarly(Observation seen) throws Exception {
		Duration start = timeOfStart();
		for (int i = 1; i <= 15; i++) {
			service().start().awaitJava();
			lasting(start.multipliedBy(i).dividedBy(15));
			service().process().destroy();
			within(SOON, () -> !service().alive());
		}
		seen.note("15 stops in a start of %.1f s".formatted(start.toMillis() / 1000.0));
		assertThat(service().logged()).doesNotContain("fault of OS Manager").doesNotContain("\n\tat ");
		seen.logged(service().loggedBytes(), 30_000);
	}

	@Bounded
	@FaultTest(kind = "life", fault = "a second start with the same home",
			expected = "refused before it touches anything")
	void secondStart(Observation seen) throws Exception {
		Path ran = service().sandbox().folder().resolve("ran");
		service().script("config", "#!/bin/sh\necho run >>" + ran + "\n").start().awaitPage().awaitRegistered();
		Path pidFile = service().sandbox().home().resolve("run/osmanager.pid");
		String pid = Files.readString(pidFile);
		Process first = service().process();
		for (int port : new int[] { service().port(), co.luoyun.osmanager.FreePort.find() }) {
			service().set("server.port", Integer.toString(port)).start();
			within(PackagedService.PATIENCE, () -> !service().process().isAlive());
			assertThat(service().process().exitValue()).as("exit code of the second").isNotZero();
		}
		assertThat(ran).content().isEqualTo("run\n");
		assertThat(pidFile).content().isEqualTo(pid);
		assertThat(first.isAlive()).isTrue();
		assertThat(service().registered()).isTrue();
		seen.note("on the same port and on another");
		first.destroy();
		first.waitFor();
	}

	@Bounded
	@FaultTest(kind = "life", fault = "a reload at seven moments of the boot",
			expected = "queued: read once more after it")
	void reloadDuringTheBoot(Observation seen) throws Exception {
		Duration start = timeOfStart();
		for (int i = 1; i <= 7; i++) {
			service().start().awaitJava();
			lasting(start.multipliedBy(i).dividedBy(8));
			// What osmanager reload sends: a SIGHUP ends a Java that is not up yet.
			service().signal("URG");
			service().awaitPage();
			assertThat(service().alive()).isTrue();
			service().stop();
		}
		seen.note("the page came each time, of starts of %.1f s".formatted(start.toMillis() / 1000.0));
	}

	private Duration timeOfStart() throws Exception {
		long before = System.nanoTime();
		service().start().awaitPage();
		Duration took = Duration.ofNanos(System.nanoTime() - before);
		service().stop();
		return took;
	}

	@Bounded
	@FaultTest(kind = "life", fault = "SIGHUP by the config script itself", expected = "queued; one run of the script")
	void reloadByTheConfigScript(Observation seen) throws Exception {
		Path ran = service().sandbox().folder().resolve("ran");
		service()
			.script("config",
					"#!/bin/sh\necho run >>" + ran
							+ "\nkill -HUP $(cat \"$OSMANAGER_HOME/run/osmanager.pid\")\nsleep 1\n")
			.start()
			.awaitPage();
		within(SOON, () -> service().logged().contains("Configuration reloaded"));
		assertThat(ran).content().isEqualTo("run\n");
	}

	@Bounded
	@FaultTest(kind = "life", fault = "1000 SIGHUPs in 10 s", expected = "merged: a few reloads")
	void stormOfReloads(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		long before = service().loggedBytes();
		try (PageWatch watch = service().watch()) {
			BuiltHome.run("sh", "-c",
					"for i in $(seq 1000); do kill -HUP " + service().process().pid() + "; sleep 0.008; done");
			long reloads = service().logged().lines().filter((line) -> line.contains("Reloading")).count();
			seen.note("%d reloads".formatted(reloads));
			seen.withoutPage(watch.longest());
			assertThat(reloads).isBetween(1L, 100L);
		}
		seen.logged(service().loggedBytes() - before, 100_000);
	}

	@Bounded
	@FaultTest(kind = "life", fault = "started by nohup, then osmanager reload",
			expected = "reads, or says that it does not")
	void nohup(Observation seen) throws Exception {
		service().under("nohup").start().awaitPage().awaitRegistered();
		service().insert(service().configuration().text().replace("192.168.1.60", "192.168.1.61"));
		service().signal("HUP");
		within(SOON, () -> networkFiles().anyMatch((text) -> text.contains("192.168.1.61"))
				|| service().logged().contains("SIGHUP"));
		seen.note(service().logged().contains("SIGHUP") ? "says that it does not" : "reads");
	}

	private Stream<String> networkFiles() throws IOException {
		try (Stream<Path> files = Files.list(service().sandbox().root().resolve("etc/systemd/network"))) {
			return files.map(LifeTests::read).toList().stream();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
