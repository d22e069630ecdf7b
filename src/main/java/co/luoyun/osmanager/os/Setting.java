package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.List;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Message;

/** One setting of the operating system. */
public abstract class Setting {

	private final String name;

	private final String field;

	private final boolean enabled;

	/**
	 * A setting.
	 * @param name as in {@code osmanager.os.<name>.enabled}
	 * @param field the field of the configuration's JSON that it is told by
	 * @param enabled the owner's switch
	 */
	protected Setting(String name, String field, boolean enabled) {
		this.name = name;
		this.field = field;
		this.enabled = enabled;
	}

	public final String name() {
		return this.name;
	}

	protected final String field() {
		return this.field;
	}

	final boolean enabled() {
		return this.enabled;
	}

	/**
	 * Whether it is looked at again after the boot. Not what the owner changes by a
	 * command of the system's own, such as passwd(1), which holds until the next boot or
	 * reload.
	 */
	protected boolean isWatched() {
		return true;
	}

	/** The plan when the configuration says nothing of it. */
	protected final SettingPlan notGiven() {
		return new SettingPlan.Skipped(this.name, OsMessage.NOT_GIVEN.with(this.field));
	}

	/** The plan that makes it right. */
	protected final SettingPlan plan(Message detail, List<Change> steps) {
		return steps.isEmpty() ? new SettingPlan.Unchanged(this.name, detail)
				: new SettingPlan.Changes(this.name, detail, steps);
	}

	/**
	 * Compares what is wanted with what is there. Changes nothing.
	 * @param wanted the configuration
	 * @param force whether to plan the steps although nothing differs
	 * @throws IOException when the system cannot be read
	 */
	public abstract SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException;

}
