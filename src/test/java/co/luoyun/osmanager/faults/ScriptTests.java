package co.luoyun.osmanager.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** Programs of the application that misbehave. */
@Order(6)
class ScriptTests extends InSandbox {

	@Bounded
	@FaultTest(kind = "scripts", fault = "each status script leaves a daemon of its own session that holds its pipes",
			expected = "killed, or let go: no threads and descriptors each run")
	void leavesDaemons(Observation seen) throws Exception {
		service().script("status", "#!/bin/sh\nsetsid sleep 600 &\nexit 0\n");
		run(seen, 25);
	}

	@FaultTest(kind = "scripts", fault = "25 kinds of status scripts, in turn",
			expected = "each ends within its limit, and leaves nothing")
	void kinds(Observation seen) throws Exception {
		service().set("osmanager.status.interval", "1s")
			.set("osmanager.status.timeout", "2s")
			.start()
			.awaitPage()
			.awaitRegistered();
		lasting(Duration.ofSeconds(3));
		Usage before = service().usage();
		long logged = service().loggedBytes();
		try (PageWatch watch = service().watch()) {
			for (String text : KINDS.values()) {
				service().script("status", text);
				lasting(Duration.ofSeconds(4));
			}
			service().script("status", "#!/bin/sh\nexit 0\n");
			seen.withoutPage(watch.longest(), Duration.ofSeconds(10));
		}
		settled(seen, before);
		seen.logged(service().loggedBytes() - logged, 40_000);
	}

	@FaultTest(kind = "scripts",
			fault = "terminal servers that end at once, never listen, ignore SIGTERM, lose their port",
			expected = "replaced again and again; the page goes on, a stop leaves none")
	void terminalServers(Observation seen) throws Exception {
		for (String body : List.of("exit 0", "exec sleep 900", "trap '' TERM; while :; do sleep 1; done",
				"setsid sleep 900 & exec sleep 900",
				"shellinaboxd -t -p $1 -s /:SSH & c=$!; sleep 2; kill -9 $c; exec sleep 900")) {
			Path server = anew().sandbox().folder().resolve("server");
			Files.writeString(server, "#!/bin/sh\n" + body + "\n");
			BuiltHome.run("chmod", "755", server.toString());
			service().set("osmanager.webssh.command", server + " {port}")
				.set("osmanager.webssh.check-interval", "1s")
				.set("osmanager.webssh.start-timeout", "2s")
				.start()
				.awaitPage()
				.awaitRegistered();
			try (PageWatch watch = service().watch()) {
				within(Duration.ofSeconds(30), () -> service().logged().contains("is started again in"));
				lasting(Duration.ofSeconds(5));
				seen.withoutPage(watch.longest(), Duration.ofSeconds(10));
			}
			assertThat(service().logged()).doesNotContain("\n\tat ");
			service().process().destroy();
			within(Duration.ofSeconds(20), () -> !service().alive());
			within(Duration.ofSeconds(5), () -> service().usage().processes() == 0);
			seen.logged(service().loggedBytes(), 10_000);
		}
	}

	private void run(Observation seen, int seconds) throws Exception {
		service().set("osmanager.status.interval", "1s").set("osmanager.status.timeout", "2s");
		service().start().awaitPage().awaitRegistered();
		lasting(Duration.ofSeconds(5));
		Usage before = service().usage();
		long logged = service().loggedBytes();
		lasting(Duration.ofSeconds(seconds));
		settled(seen, before);
		seen.logged(service().loggedBytes() - logged, 10_000);
	}

	private void settled(Observation seen, Usage before) throws Exception {
		Usage after = service().usage();
		seen.note("threads %d, then %d; descriptors %d, then %d; processes %d, then %d".formatted(before.threads(),
				after.threads(), before.descriptors(), after.descriptors(), before.processes(), after.processes()));
		within(Duration.ofSeconds(20), () -> service().usage().processes() <= before.processes() + 2);
		within(Duration.ofSeconds(20), () -> service().usage().threads() <= before.threads() + 5);
		within(Duration.ofSeconds(20), () -> service().usage().descriptors() <= before.descriptors() + 8);
		assertThat(service().registered()).isTrue();
	}

	private static final Map<String, String> KINDS = kindsOfScripts();

	private static Map<String, String> kindsOfScripts() {
		Map<String, String> kinds = new LinkedHashMap<>();
		String[] bodies = { "sleep 900", "trap '' TERM; while :; do sleep 1; done", "yes",
				"head -c 1000000000 /dev/zero", "cat /dev/urandom", "exec >&- 2>&-; sleep 900",
				"setsid sleep 60 & exit 0", "sleep 60 & exit 1", "(sleep 60 &) ; exit 0", "kill -9 $$", "kill -STOP $$",
				"exit 255", "exit 3", "rm -f \"$0\"; exit 0", "echo changed >>\"$0\"; exit 0", "timeout 900 sleep 900",
				"setsid sleep 900", "set -m; sleep 900 & wait", "nohup sleep 60 >/dev/null 2>&1 & exit 0",
				"printf '\\033[2J\\000\\377'; exit 1", "ulimit -v 1000; exec cat /dev/zero",
				"i=0; while [ $i -lt 60 ]; do sleep 30 & i=$((i+1)); done; wait", "exec 3>&1; sleep 60 >&3 & exit 0",
				"cat; exit $?", "kill -HUP 0; exit 0" };
		for (String body : bodies) {
			kinds.put(body, "#!/bin/sh\n" + body + "\n");
		}
		kinds.put("empty", "");
		kinds.put("CRLF", "#!/bin/sh\r\nexit 0\r\n");
		kinds.put("no interpreter", "#!/no/such/interpreter\n");
		kinds.put("binary", "\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000");
		return kinds;
	}

}
