package co.luoyun.osmanager.properties;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Checks the service's properties, once: as soon as one of them turns out to be unusable,
 * else after the start, which it would slow down.
 */
public final class SettingsCheck {

	private static final Logger logger = LoggerFactory.getLogger(SettingsCheck.class);

	private final ServiceSettings given;

	private boolean done;

	/**
	 * A check that has not been made yet.
	 * @param given what is checked
	 */
	public SettingsCheck(ServiceSettings given) {
		this.given = given;
	}

	/** Tells what is known already not to be usable. */
	public void begin() {
		tell(this.given.problems());
	}

	/**
	 * Tells what else cannot be used, and takes it out, so that what counts less is used
	 * instead.
	 * @param environment what the properties are taken from
	 */
	public synchronized void run(ConfigurableEnvironment environment) {
		if (this.done) {
			return;
		}
		this.done = true;
		ServiceSettings checked = this.given.checked();
		List<Problem> found = new ArrayList<>(checked.problems());
		found.removeAll(this.given.problems());
		if (!found.isEmpty()) {
			checked.putInto(environment);
			tell(found);
		}
	}

	private static void tell(List<Problem> problems) {
		problems.forEach((problem) -> logger.warn("Settings: {}", problem));
	}

}
