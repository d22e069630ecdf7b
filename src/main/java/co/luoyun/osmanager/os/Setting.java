package co.luoyun.osmanager.os;

import java.io.IOException;

import co.luoyun.osmanager.instance.InstanceSettings;

/** One setting of the operating system. */
public interface Setting {

	/** As in {@code osmanager.os.<name>.enabled}. */
	String name();

	/** The field of the configuration's JSON that it is told by. */
	String field();

	/** The plan when the configuration says nothing of it. */
	default SettingPlan notGiven() {
		return new SettingPlan.Skipped(name(), OsMessage.NOT_GIVEN.with(field()));
	}

	/** The owner's switch. */
	boolean enabled();

	/**
	 * Whether it is looked at again after the boot. Not what the owner changes by a
	 * command of the system's own, such as passwd(1), which holds until the next boot or
	 * reload.
	 */
	default boolean isWatched() {
		return true;
	}

	/**
	 * Compares what is wanted with what is there. Changes nothing.
	 * @param wanted the configuration
	 * @param force whether to plan the steps although nothing differs
	 * @throws IOException when the system cannot be read
	 */
	SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException;

}
