package co.luoyun.osmanager.footprint;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WarmUpTests {

	@Test
	void rendersNoPageBeforeThereIsLogging() throws InterruptedException {
		WarmUp warmUp = new WarmUp();
		Thread thread = Thread.ofPlatform().daemon().start(warmUp::run);
		await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		warmUp.onApplicationEvent(new ApplicationContextInitializedEvent(new SpringApplication(), new String[0],
				new GenericApplicationContext()));
		assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
	}

	@Test
	void makesUpTheClassThatTheRuntimeThenUses() {
		assertThat(WarmUp.annotation(Looked.class.getName()))
			.hasValueSatisfying((made) -> assertThat(Carrier.class.getDeclaredAnnotations()[0]).isInstanceOf(made));
	}

	@Test
	void leavesAloneWhatIsNoAnnotationOrNotThere() {
		assertThat(WarmUp.annotation("co.luoyun.osmanager.None")).isEmpty();
		assertThat(WarmUp.annotation(Carrier.class.getName())).isEmpty();
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Looked {

	}

	@Looked
	private static final class Carrier {

	}

}
