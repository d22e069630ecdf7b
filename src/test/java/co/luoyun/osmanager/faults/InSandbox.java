package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Faults of one service in a sandbox. */
abstract class InSandbox {

	private PackagedService service;

	@SuppressWarnings("NullAway.Init") // by JUnit
	InSandbox() {
	}

	@BeforeEach
	void makeSandbox() throws IOException {
		Assumptions.assumeTrue("root".equals(System.getProperty("user.name")),
				"mount namespaces need root, and this is not root");
		this.service = new PackagedService();
	}

	@AfterEach
	void removeSandbox() throws IOException {
		this.service.close();
	}

	PackagedService service() {
		return this.service;
	}

	/** Another start of the same package in a sandbox of its own. */
	PackagedService anew() throws IOException {
		this.service.close();
		this.service = new PackagedService();
		return this.service;
	}

	/** Waits for a condition, and says what was logged when it does not come. */
	void within(Duration limit, Callable<Boolean> condition) {
		await().atMost(limit)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(condition.call())
				.as(() -> "what is waited for; the log says " + this.service.tail())
				.isTrue());
	}

	/** Lets the fault last for a dozen looks at it: all was told before. */
	void assertToldOnce() {
		long before = this.service.logged().lines().count();
		lasting(Duration.ofSeconds(12));
		assertThat(this.service.logged().lines().skip(before)).as("lines of a state that lasts")
			.hasSizeLessThanOrEqualTo(4);
	}

	/** Lets the fault last. */
	static void lasting(Duration duration) {
		await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
	}

}
