package co.luoyun.osmanager.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import co.luoyun.osmanager.message.ComponentState;

/**
 * Whether this instance was told its configuration, by what, and what was wrong with it.
 */
public sealed interface Configuration {

	/** How the configuration is. */
	ComponentState judge();

	/** What is in force; {@link LuoYunConf#NONE} when there is nothing. */
	LuoYunConf conf();

	/** What was found in the sources that were tried, in order, one sentence each. */
	List<String> attempts();

	/** Everything that is wrong with the configuration that was read last. */
	List<Diagnostic> diagnostics();

	/**
	 * A configuration is in force.
	 *
	 * @param conf the configuration
	 * @param source where it comes from, for a person: "floppy disk /dev/fd0"
	 * @param change what installing it came to
	 * @param attempts what was found in the sources that were tried
	 * @param diagnostics what is wrong with it
	 * @param loadedAt when it was read
	 * @param took how long reading and installing took
	 */
	record Configured(LuoYunConf conf, String source, Change change, List<String> attempts,
			List<Diagnostic> diagnostics, Instant loadedAt, Duration took) implements Configuration {

		public Configured {
			attempts = List.copyOf(attempts);
			diagnostics = List.copyOf(diagnostics);
		}

		@Override
		public ComponentState judge() {
			return (this.change == Change.NOT_WRITTEN || !faults().isEmpty()) ? ComponentState.WARNING
					: ComponentState.OK;
		}

		/** What is wrong with it and matters. */
		public List<Diagnostic> faults() {
			return this.diagnostics.stream()
				.filter((diagnostic) -> diagnostic.severity() != Diagnostic.Severity.NOTE)
				.toList();
		}

		/** What was found in the sources that this is not from. */
		public List<String> notUsed() {
			return this.attempts.stream().filter((attempt) -> !isOf(attempt, this.source)).toList();
		}

		private static boolean isOf(String attempt, String source) {
			int colon = attempt.indexOf(": ");
			return colon > 0 && source.startsWith(attempt.substring(0, colon));
		}

	}

	/**
	 * No source has a configuration that can be used.
	 *
	 * @param reason why, and what to do
	 * @param attempts what was found in the sources that were tried
	 * @param diagnostics what is wrong with a configuration that was refused
	 */
	record Unconfigured(String reason, List<String> attempts, List<Diagnostic> diagnostics) implements Configuration {

		public Unconfigured {
			attempts = List.copyOf(attempts);
			diagnostics = List.copyOf(diagnostics);
		}

		@Override
		public ComponentState judge() {
			return this.diagnostics.isEmpty() ? ComponentState.WARNING : ComponentState.ERROR;
		}

		@Override
		public LuoYunConf conf() {
			return LuoYunConf.NONE;
		}

	}

	/** What installing luoyun.conf came to. */
	enum Change {

		/** There was none before. */
		INSTALLED,

		/** It replaced another one. */
		REPLACED,

		/** It is the one that was there. */
		UNCHANGED,

		/** It is used, but not written: it could not be, or has errors. */
		NOT_WRITTEN

	}

}
