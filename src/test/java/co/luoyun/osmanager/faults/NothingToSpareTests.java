package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.FreePort;
import org.junit.jupiter.api.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** No room: on the disk, for files, for processes, for the log. */
@Order(1)
class NothingToSpareTests extends InSandbox {

	private static final String OTHER_ACCOUNT = "47113";

	@Bounded
	@FaultTest(kind = "room", fault = "temporary folder read-only at the start",
			expected = "settings and page, degraded")
	void temporaryFolderReadOnly(Observation seen) throws Exception {
		service().after("mount -t tmpfs -o ro tmpfs /tmp").start();
		comesUp(seen);
	}

	@Bounded
	@FaultTest(kind = "room", fault = "temporary folder without inodes at the start",
			expected = "settings and page, degraded")
	void temporaryFolderWithoutInodes(Observation seen) throws Exception {
		service().after("mount -t tmpfs -o nr_inodes=1 tmpfs /tmp").start();
		comesUp(seen);
	}

	@Bounded
	@FaultTest(kind = "room", fault = "temporary folder gone while it runs", expected = "the page goes on")
	void temporaryFolderGone(Observation seen) throws Exception {
		service().start().awaitPage().awaitRegistered();
		try (PageWatch watch = service().watch()) {
			BuiltHome.run("sh", "-c", "rm -rf " + service().temporary() + "/*");
			service().signal("HUP");
			lasting(Duration.ofSeconds(10));
			assertThat(service().get("/").statusCode()).isEqualTo(200);
			seen.withoutPage(watch.longest(), Duration.ofSeconds(10));
		}
	}

	@Bounded
	@FaultTest(kind = "room", fault = "a boot on a full disk, then room and a reload", expected = "all well")
	void fullDisk(Observation seen) throws Exception {
		Path home = service().sandbox().home();
		service().set("osmanager.status.interval", "1s")
			.after("cp -a " + home + " /tmp/home && mount -t tmpfs -o size=1m tmpfs " + home + " && cp -a /tmp/home/. "
					+ home + " && rm -rf /tmp/home && mkdir -p " + home + "/conf " + home
					+ "/run && { dd if=/dev/zero of=" + home + "/filler bs=1k 2>/dev/null; true; }")
			.start();
		comesUp(seen);
		assertToldOnce();
		Files.delete(service().inside(home.resolve("filler")));
		service().signal("HUP");
		within(Duration.ofSeconds(20), () -> Files.exists(service().inside(home.resolve("run/osmanager.pid"))));
		within(Duration.ofSeconds(20), () -> Files.exists(service().inside(home.resolve("conf/luoyun.conf"))));
	}

	@FaultTest(kind = "room", fault = "a boot on a read-only disk", expected = "the page says so")
	void readOnlyDisk(Observation seen) throws Exception {
		String root = service().sandbox().root().toString();
		service().after("mount --bind " + root + " " + root + " && mount -o remount,bind,ro " + root).start();
		comesUp(seen);
	}

	@FaultTest(kind = "room", fault = "a reload on a disk without inodes", expected = "what was in force stays")
	void withoutInodes(Observation seen) throws Exception {
		Path etc = service().sandbox().root().resolve("etc");
		service()
			.after("cp -a " + etc + " /tmp/etc && mount -t tmpfs -o nr_inodes=40 tmpfs " + etc + " && cp -a /tmp/etc/. "
					+ etc)
			.start()
			.awaitPage()
			.awaitRegistered();
		BuiltHome.run("sh", "-c",
				"i=0; while touch " + service().inside(etc) + "/f$i 2>/dev/null; do i=$((i+1)); done");
		service().insert(service().configuration().text().replace("192.168.1.60", "192.168.1.61"));
		try (PageWatch watch = service().watch()) {
			service().signal("HUP");
			within(Duration.ofSeconds(30), () -> service().logged().contains("Configuration reloaded"));
			seen.withoutPage(watch.longest(), Duration.ofSeconds(10));
		}
		assertThat(Files.readString(service().inside(etc.resolve("shadow")))).contains("root:$6$", "nobody");
	}

	@Bounded
	@Order(1)
	@FaultTest(kind = "room", fault = "no room for a thread or a process for 12 s",
			expected = "goes on: no worker has ended")
	void noThreads(Observation seen) throws Exception {
		asAnotherAccount();
		service().set("osmanager.status.interval", "1s").set("osmanager.webssh.check-interval", "1s");
		Path runs = service().sandbox().folder().resolve("tmp/runs");
		service().script("status", "#!/bin/sh\necho run >>/tmp/runs\nexit 0\n").start().awaitPage().awaitRegistered();
		within(Duration.ofSeconds(30), () -> !service().processes("shellinaboxd").isEmpty());
		long pid = service().process().pid();
		try (PageWatch watch = service().watch()) {
			String most = limit(pid, "Max processes");
			setLimit(OTHER_ACCOUNT, pid, "--nproc=1:");
			service().processes("shellinaboxd").forEach(ProcessHandle::destroyForcibly);
			lasting(Duration.ofSeconds(12));
			setLimit(OTHER_ACCOUNT, pid, "--nproc=" + most + ":");
			long before = Files.size(runs);
			within(Duration.ofSeconds(30), () -> Files.size(runs) > before + 8);
			within(Duration.ofSeconds(60), () -> !service().processes("shellinaboxd").isEmpty());
			seen.note("the status script runs and the terminal is back");
			seen.withoutPage(watch.longest());
		}
		assertThat(service().alive()).isTrue();
		service().script("status", "#!/bin/sh\nexit 7\n");
		within(Duration.ofSeconds(20),
				() -> service().get("/api/status?cookie=" + service().configuration().cookie())
					.body()
					.contains("exit code 7"));
		assertThat(service().logged()).doesNotContain("\n\tat ", "Possible reasons", "fault of OS Manager");
		seen.logged(service().loggedBytes(), 10_000);
	}

	// By the account itself: root may lack the capability for others.
	private static void setLimit(String account, long pid, String limit) {
		BuiltHome.run("setpriv", "--reuid", account, "--regid", account, "--clear-groups", "prlimit", "--pid",
				Long.toString(pid), limit);
	}

	/** The hard limit. */
	private static String limit(long pid, String name) throws IOException {
		return Files.readAllLines(Path.of("/proc", Long.toString(pid), "limits"))
			.stream()
			.filter((line) -> line.startsWith(name))
			.map((line) -> line.split("\\s{2,}")[2])
			.findFirst()
			.orElseThrow();
	}

	// The limit of processes does not hold for root.
	private void asAnotherAccount() {
		service().under("setpriv", "--reuid", OTHER_ACCOUNT, "--regid", OTHER_ACCOUNT, "--clear-groups");
		service().after("chmod 1777 /tmp; chown -R " + OTHER_ACCOUNT + " " + service().sandbox().folder());
	}

	@Bounded
	@FaultTest(kind = "room", fault = "64 file handles", expected = "told once, and back when there are more")
	void fewFileHandles(Observation seen) throws Exception {
		service().set("osmanager.status.interval", "1s").start().awaitPage().awaitRegistered();
		long before = service().loggedBytes();
		long pid = service().process().pid();
		String most = limit(pid, "Max open files");
		setLimit("0", pid, "--nofile=64:");
		// Somebody must ask, for a connection that cannot be accepted.
		try (PageWatch ignored = service().watch()) {
			lasting(Duration.ofSeconds(20));
		}
		seen.logged(service().loggedBytes() - before, 4_000);
		String told = service().logged().substring((int) before);
		setLimit("0", pid, "--nofile=" + most + ":");
		within(Duration.ofSeconds(60), service()::answers);
		within(Duration.ofSeconds(60), service()::registered);
		within(Duration.ofSeconds(60), () -> service().logged().lastIndexOf("Application serving") > service().logged()
			.lastIndexOf("Application unknown"));
		within(Duration.ofSeconds(60), () -> !service().processes("shellinaboxd").isEmpty());
		assertThat(service().logged()).doesNotContain("\n\tat ", "fault of OS Manager", "taken by another program");
		assertThat(told.lines().map((line) -> line.replaceFirst("^\\S+ +", ""))).doesNotHaveDuplicates();
	}

	@Bounded
	@FaultTest(kind = "log", fault = "the log is a pipe that nobody reads",
			expected = "lines are late or lost; all else goes on; a stop is a stop")
	void logPipe(Observation seen) throws Exception {
		Path pipe = service().sandbox().folder().resolve("pipe");
		BuiltHome.run("mkfifo", pipe.toString());
		// Open for reading, by a process that does not read.
		service().after("exec 9<>" + pipe + " >" + pipe + " 2>&1")
			.set("osmanager.status.interval", "1s")
			.script("config",
					"#!/bin/sh\ni=0; while [ $i -lt 3000 ]; do echo line of the config script $i; i=$((i+1)); done\n");
		service().start().awaitPage().awaitRegistered();
		try (PageWatch watch = service().watch()) {
			for (int i = 0; i < 20; i++) {
				service().signal("HUP");
				lasting(Duration.ofMillis(300));
			}
			assertThat(service().get("/api/status?cookie=" + service().configuration().cookie()).statusCode())
				.isEqualTo(200);
			assertThat(service().get("/index.html?cookie=" + service().configuration().cookie()).statusCode())
				.isLessThan(400);
			service().processes("shellinaboxd").forEach(ProcessHandle::destroyForcibly);
			within(Duration.ofSeconds(40), () -> !service().processes("shellinaboxd").isEmpty());
			seen.withoutPage(watch.longest());
		}
		service().process().destroy();
		within(Duration.ofSeconds(15), () -> !service().alive());
	}

	@FaultTest(kind = "room", fault = "EIO, EINTR and ENXIO from the drive", expected = "the page, and the fault named")
	void driveFaults(Observation seen) throws Exception {
		for (String error : List.of("EIO", "EINTR", "ENXIO")) {
			anew()
				.under("strace", "-f", "-qq", "-o", "/dev/null", "-P", service().sandbox().floppy().toString(), "-e",
						"trace=pread64,read,openat", "-e", "inject=pread64,read:error=" + error)
				.start();
			comesUp(seen);
			service().close();
		}
		anew();
	}

	private void comesUp(Observation seen) throws Exception {
		try (PageWatch watch = service().watch()) {
			within(Duration.ofSeconds(60), service()::answers);
			seen.withoutPage(watch.longest());
		}
		assertThat(service().logged()).doesNotContain("\n\tat ");
		seen.logged(service().loggedBytes(), 20_000);
	}

	@FaultTest(kind = "room", fault = "the port is taken for 20 s",
			expected = "settings at once, the page when it is free")
	void portTaken(Observation seen) throws Exception {
		int port = FreePort.find();
		service().set("server.port", Integer.toString(port));
		try (java.net.ServerSocket taken = new java.net.ServerSocket(port, 1,
				java.net.InetAddress.getLoopbackAddress())) {
			service().start();
			within(Duration.ofSeconds(30),
					() -> Files.readString(service().sandbox().root().resolve("etc/shadow")).contains("root:$6$"));
			lasting(Duration.ofSeconds(20));
			assertThat(taken.isBound()).isTrue();
		}
		long start = System.nanoTime();
		if (service().alive()) {
			within(Duration.ofSeconds(60), () -> PageWatch.answers("127.0.0.1", port));
			seen.note("the page %d s after".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
		}
		else {
			// Its init starts it again.
			seen.note("ends, exit code %d".formatted(service().process().exitValue()));
			service().start();
			within(Duration.ofSeconds(60), () -> PageWatch.answers("127.0.0.1", port));
		}
	}

}
