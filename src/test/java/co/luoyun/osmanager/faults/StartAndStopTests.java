package co.luoyun.osmanager.faults;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AutoClose;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts, stops and kills. */
@Bounded
class StartAndStopTests {

	@AutoClose
	private PackagedService service;

	@BeforeEach
	void make() throws IOException {
		this.service = new PackagedService();
	}

	@FaultTest(kind = "life", fault = "none: a start, a use and a stop",
			expected = "nothing is left behind but the settings")
	void leavesNothingBehind(Observation seen) throws Exception {
		this.service.start().awaitPage().awaitRegistered();
		Usage used = this.service.usage();
		seen.note("%d threads, %d descriptors, %d processes", used.threads(), used.descriptors(), used.processes());
		assertThat(this.service.stop()).as("exit code").isEqualTo(143);
		Usage after = this.service.usage();
		assertThat(after.processes()).as("processes").isZero();
		assertThat(after.files()).noneMatch((file) -> file.startsWith(this.service.temporary() + "/"));
		seen.logged(this.service.loggedBytes(), 5000);
	}

}
