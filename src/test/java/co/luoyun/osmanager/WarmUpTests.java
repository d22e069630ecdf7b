package co.luoyun.osmanager;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTests {

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
