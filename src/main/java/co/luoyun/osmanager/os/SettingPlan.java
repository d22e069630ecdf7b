package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;

/** What has to be done for one setting. Making a plan changes nothing. */
public sealed interface SettingPlan {

	/**
	 * The setting's name, as in {@code osmanager.os.<setting>.enabled}: {@code password}.
	 */
	String setting();

	/** What a person should know of it, in one line and without any secret. */
	Message detail();

	/**
	 * What the configuration says and does not fit this machine; part of the detail too.
	 */
	default List<Message> warnings() {
		return List.of();
	}

	/** The same plan, for a setting of which some is refused. */
	default SettingPlan refusing(List<Message> refusals) {
		if (refusals.isEmpty()) {
			return this;
		}
		Message reasons = Joint.SEMICOLON.of(refusals);
		return switch (this) {
			case Skipped it -> new Impossible(it.setting, reasons);
			case Unchanged it -> new Impossible(it.setting, Joint.SEMICOLON.with(reasons, it.detail));
			case Impossible it -> new Impossible(it.setting, Joint.SEMICOLON.with(reasons, it.detail));
			case Changes it -> new Changes(it.setting, Joint.SEMICOLON.with(reasons, it.detail), it.steps,
					Stream.concat(refusals.stream(), it.refusals.stream()).toList(), it.warnings, it.procedure);
		};
	}

	/**
	 * The setting is left alone.
	 *
	 * @param setting the setting
	 * @param detail why
	 */
	record Skipped(String setting, Message detail) implements SettingPlan {

	}

	/**
	 * The system is as it should be.
	 *
	 * @param setting the setting
	 * @param detail how it is
	 * @param warnings what does not fit
	 */
	record Unchanged(String setting, Message detail, List<Message> warnings) implements SettingPlan {

		public Unchanged {
			warnings = List.copyOf(warnings);
		}

		public Unchanged(String setting, Message detail) {
			this(setting, detail, List.of());
		}

	}

	/**
	 * The setting cannot be made.
	 *
	 * @param setting the setting
	 * @param detail why, and what to do
	 */
	record Impossible(String setting, Message detail) implements SettingPlan {

	}

	/**
	 * Something has to be done.
	 *
	 * @param setting the setting
	 * @param detail what for
	 * @param steps what to do, in order
	 * @param refusals what of the setting's values is refused, and so left out
	 * @param warnings what does not fit
	 * @param procedure how the steps are taken
	 */
	record Changes(String setting, Message detail, List<Change> steps, List<Message> refusals, List<Message> warnings,
			Procedure procedure) implements SettingPlan {

		public Changes {
			warnings = List.copyOf(warnings);
			steps = List.copyOf(steps);
			refusals = List.copyOf(refusals);
		}

		/** Steps that are taken in order, or none of them. */
		public Changes(String setting, Message detail, List<Change> steps) {
			this(setting, detail, steps, (plan, taking) -> Applied.of(taking.takeAllOrNone(plan.steps()), detail));
		}

		public Changes(String setting, Message detail, List<Change> steps, Procedure procedure) {
			this(setting, detail, steps, List.of(), List.of(), procedure);
		}

		Applied apply(Steps steps) throws IOException {
			return this.procedure.apply(this, steps);
		}

	}

	/** How a plan's steps are taken, with what is known since the plan was made. */
	interface Procedure {

		/**
		 * Takes a plan's steps. When one fails, what was there before comes back.
		 * @param plan the plan
		 * @param steps takes single steps
		 * @throws IOException when a step failed
		 */
		Applied apply(Changes plan, Steps steps) throws IOException;

	}

}
