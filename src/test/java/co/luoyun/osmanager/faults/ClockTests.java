package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Assumptions;

import co.luoyun.osmanager.StartsPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** A wall clock that is wrong, or is set right. */
@StartsPrograms
class ClockTests extends InSandbox {

	private static final long HOURS = 3600;

	private static final long YEARS = 365 * 24 * HOURS;

	@Bounded
	@FaultTest(kind = "clock", fault = "one wrong cookie, then the clock back by 8 h",
			expected = "a minute's wait at most; the terminal as before")
	void backAfterAWrongCookie(Observation seen) throws Exception {
		withClock(0).awaitPage().awaitRegistered();
		int refused = service().get("/index.html?cookie=wrong").statusCode();
		setClock(-8 * HOURS);
		long start = System.nanoTime();
		within(Duration.ofSeconds(65),
				() -> service().get("/index.html?cookie=" + service().configuration().cookie()).statusCode() < 400);
		seen.note("the wrong one had %d, the right one is in after %d s".formatted(refused,
				Duration.ofNanos(System.nanoTime() - start).toSeconds()));
		terminalComesBack();
	}

	@FaultTest(kind = "clock", fault = "ten years back and forth while it runs", expected = "no effect")
	void jumps(Observation seen) throws Exception {
		Path runs = service().temporary().resolve("runs");
		service().set("osmanager.status.interval", "1s").script("status", "#!/bin/sh\necho run >>/tmp/runs\n");
		withClock(0).awaitPage().awaitRegistered();
		long logged = service().loggedBytes();
		try (PageWatch watch = service().watch()) {
			for (long years : new long[] { -10, 10, 0 }) {
				setClock(years * YEARS);
				long before = Files.size(runs);
				within(Duration.ofSeconds(10), () -> Files.size(runs) > before);
				terminalComesBack();
				service().controller().disconnect(co.luoyun.osmanager.sandbox.Sandbox.TAG);
				within(Duration.ofSeconds(60), service()::registered);
			}
			seen.withoutPage(watch.longest(), Duration.ofSeconds(10));
		}
		seen.logged(service().loggedBytes() - logged, 10_000);
	}

	@FaultTest(kind = "clock", fault = "started ten years back, and ten years on", expected = "a start as any other")
	void wrongAtTheStart(Observation seen) throws Exception {
		for (long years : new long[] { -10, 10 }) {
			withClock(years * YEARS).awaitPage().awaitRegistered();
			// As NTP does in the first minute.
			setClock(0);
			terminalComesBack();
			assertThat(service().logged()).doesNotContain("\n\tat ");
			anew();
		}
	}

	private void terminalComesBack() {
		within(Duration.ofSeconds(30), () -> !service().processes("shellinaboxd").isEmpty());
		service().processes("shellinaboxd").forEach(ProcessHandle::destroyForcibly);
		within(Duration.ofSeconds(30), () -> !service().processes("shellinaboxd").isEmpty());
	}

	private PackagedService withClock(long seconds) throws IOException, InterruptedException {
		Path library = service().sandbox().folder().resolve("clock.so");
		int code;
		try {
			code = new ProcessBuilder("gcc", "-shared", "-fPIC", "-O", "-o", library.toString(),
					"src/test/faults/clock.c")
				.inheritIO()
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			code = 1;
		}
		Assumptions.assumeTrue(code == 0, "moving the clock needs gcc and the C library's headers");
		setClock(seconds);
		return service().under("env", "CLOCK_OFFSET_FILE=" + offset(), "LD_PRELOAD=" + library).start();
	}

	private void setClock(long seconds) throws IOException {
		Files.writeString(offset(), Long.toString(seconds));
	}

	private Path offset() {
		return service().sandbox().folder().resolve("offset");
	}

}
