package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Attempt;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.Configuration.Configured;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds this instance's configuration and puts it in force. The sources, in order: the
 * floppy disk, a disk or CD with our label, QEMU's firmware configuration, the
 * luoyun.conf that is there. A configuration with errors never takes a working one's
 * place, in the file or in force; only where there is no other, what can be read of it is
 * used. A configuration with refused values is used but for these, and does not replace a
 * luoyun.conf without.
 */
@Component
public class ConfigurationLoader {

	private static final Logger logger = LoggerFactory.getLogger(ConfigurationLoader.class);

	private final CurrentConfiguration current;

	private final InstalledConf installed;

	private final List<Source> sources;

	private final Clock clock;

	private final Ticker ticker;

	private final Function<Duration, Deadline> deadlines;

	private final Duration timeout;

	/** The last one without errors. */
	private @Nullable Configured working;

	@Autowired
	public ConfigurationLoader(FloppyProperties floppy, SourceProperties properties, SystemRoot root,
			CommandRunner runner, CurrentConfiguration current, Clock clock, Ticker ticker) {
		this(sources(floppy, root, runner), properties.timeout(floppy), new InstalledConf(root), current, clock, ticker,
				(limit) -> Deadline.in(limit, ticker));
	}

	ConfigurationLoader(List<Source> sources, Duration timeout, InstalledConf installed, CurrentConfiguration current,
			Clock clock, Ticker ticker, Function<Duration, Deadline> deadlines) {
		this.sources = List.copyOf(sources);
		this.timeout = timeout;
		this.installed = installed;
		this.current = current;
		this.clock = clock;
		this.ticker = ticker;
		this.deadlines = deadlines;
	}

	/**
	 * Tries the sources, installs luoyun.conf, and sets the current configuration.
	 * @return what is in force now; bad input is part of it, never an exception
	 */
	public synchronized Configuration load() {
		long start = this.ticker.getAsLong();
		Search search = search(this.deadlines.apply(this.timeout));
		Configuration configuration = putInForce(search, start);
		search.diagnostics().forEach(ConfigurationLoader::log);
		this.current.set(configuration);
		return configuration;
	}

	/**
	 * The sources in their order. To add one: write a {@link Source}, name it here, and
	 * add its name to {@link SourceMessage} and the message files, its test, and a row to
	 * configuration.md.
	 */
	private static List<Source> sources(FloppyProperties properties, SystemRoot root, CommandRunner runner) {
		List<Source> others = List.of(new DiskSource(root),
				new FileSource(SourceMessage.FIRMWARE.with(), root.path(FileSource.firmwarePath())),
				new FileSource(SourceMessage.EXISTING.with(), root.home(HomePath.LUOYUN_CONF)));
		// A file is looked for more quickly than a disk is.
		FloppyDrive drive = new FloppyDrive(properties.device(), root, runner::run,
				(deadline) -> others.reversed().stream().anyMatch((other) -> other.isThere(deadline)), Path.of("/dev"));
		return Stream.concat(Stream.of(new FloppySource(properties.device(), drive)), others.stream()).toList();
	}

	private Search search(Deadline deadline) {
		Search search = new Search(new ArrayList<>(), new ArrayList<>());
		for (Source source : this.sources) {
			try {
				if (search.take(source.name(), source.read(deadline))) {
					break;
				}
			}
			catch (IOException ex) {
				search.attempts().add(new Attempt(source.name(), SourceFault.describe(ex)));
			}
		}
		return search;
	}

	private Configuration putInForce(Search search, long start) {
		if (search.fine().isEmpty() && this.working != null) {
			return keep(this.working, search);
		}
		if (search.candidates().isEmpty()) {
			Message reason = SourceMessage.NONE.with(FloppyDisk.FILE);
			logger.warn("Not configured: {} ({})", reason, Attempt.line(search.attempts()));
			return new Configuration.Unconfigured(reason, search.attempts(), List.of());
		}
		Candidate best = search.best();
		if (!best.reading().isUsable()) {
			Message reason = SourceMessage.UNUSABLE.with(best.source());
			logger.warn("Not configured: {} ({})", reason, Attempt.line(search.attempts()));
			return new Configuration.Unconfigured(reason, search.attempts(), search.diagnostics());
		}
		Optional<LuoYunConf> former = former(best.reading());
		Configuration.Change change = (best.reading().refused() || former.isPresent())
				? Configuration.Change.NOT_WRITTEN : this.installed.install(best.content());
		Duration took = this.ticker.since(start);
		Configured configured = new Configured(
				former.map(best.reading().conf()::withRefusedFrom).orElse(best.reading().conf()),
				isPartlyUsed(best.reading()) ? SourceMessage.PARTLY.with(best.source()) : best.source(), change,
				search.attempts(), search.others(best.source()), search.diagnostics(), this.clock.instant(), took);
		logger.info("Configuration from {}, {}, in {} ms{}", configured.source(), describe(change), took.toMillis(),
				notUsed(configured));
		this.working = best.reading().refused() ? null : configured;
		return configured;
	}

	private static boolean isPartlyUsed(ConfReading reading) {
		return reading.refused() || reading.has(Diagnostic.Severity.REFUSED);
	}

	// The one without refused values that another with such would take the place of.
	private Optional<LuoYunConf> former(ConfReading reading) {
		return reading.has(Diagnostic.Severity.REFUSED)
				? this.installed.read().filter((former) -> !isPartlyUsed(former)).map(ConfReading::conf)
				: Optional.empty();
	}

	private static Configured keep(Configured former, Search search) {
		logger.warn("The configuration from {} stays in force, as no source has one without errors ({})",
				former.source(), Attempt.line(search.attempts()));
		return new Configured(former.conf(), SourceMessage.EARLIER.with(former.source()), former.change(),
				search.attempts(), search.attempts(), search.diagnostics(), former.loadedAt(), former.took());
	}

	private static String notUsed(Configured configured) {
		List<Attempt> others = configured.notUsed();
		return others.isEmpty() ? "" : " (not used: " + Attempt.line(others) + ")";
	}

	private String describe(Configuration.Change change) {
		return switch (change) {
			case INSTALLED -> this.installed.path() + " is installed";
			case REPLACED -> this.installed.path() + " is replaced";
			case UNCHANGED -> this.installed.path() + " is unchanged";
			case NOT_WRITTEN -> this.installed.path() + " is not written";
		};
	}

	private static void log(Diagnostic diagnostic) {
		boolean note = diagnostic.severity() == Diagnostic.Severity.NOTE;
		logger.atLevel(note ? Level.DEBUG : Level.WARN).log("Configuration: {}", diagnostic);
	}

}
