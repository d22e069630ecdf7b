package co.luoyun.osmanager.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;

/**
 * Whether this instance was told its configuration, by what, and what was wrong with it.
 */
public sealed interface Configuration {

	/** How the configuration is. */
	ComponentState judge();

	/** What is in force; {@link LuoYunConf#NONE} when there is nothing. */
	LuoYunConf conf();

	/** What was found in the sources that were tried, in order. */
	List<Attempt> attempts();

	/** Everything that is wrong with the configuration that was read last. */
	List<Diagnostic> diagnostics();

	/**
	 * A configuration is in force.
	 *
	 * @param conf the configuration
	 * @param source where it comes from, for a person: "floppy disk /dev/fd0"
	 * @param change what installing it came to
	 * @param attempts what was found in the sources that were tried
	 * @param notUsed those of them that it is not from
	 * @param diagnostics what is wrong with it
	 * @param loadedAt when it was read
	 * @param took how long reading and installing took
	 */
	record Configured(LuoYunConf conf, Message source, Change change, List<Attempt> attempts, List<Attempt> notUsed,
			List<Diagnostic> diagnostics, Instant loadedAt, Duration took) implements Configuration {

		/** A configuration that came from the first place that was looked at. */
		public Configured(LuoYunConf conf, String source, Change change, List<Attempt> attempts,
				List<Diagnostic> diagnostics, Instant loadedAt, Duration took) {
			this(conf, Message.plain(source), change, attempts, List.of(), diagnostics, loadedAt, took);
		}

		public Configured {
			attempts = List.copyOf(attempts);
			notUsed = List.copyOf(notUsed);
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

	}

	/**
	 * No source has a configuration that can be used.
	 *
	 * @param reason why, and what to do
	 * @param attempts what was found in the sources that were tried
	 * @param diagnostics what is wrong with a configuration that was refused
	 */
	record Unconfigured(Message reason, List<Attempt> attempts, List<Diagnostic> diagnostics) implements Configuration {

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
