package co.luoyun.osmanager.instance;

import java.util.List;

/**
 * What came of reading a luoyun.conf.
 *
 * @param conf what could be read
 * @param diagnostics everything that is wrong with the file, in the order of its lines
 */
public record ConfReading(LuoYunConf conf, List<Diagnostic> diagnostics) {

	public ConfReading {
		diagnostics = List.copyOf(diagnostics);
	}

	/** Whether the configuration must not replace one that works. */
	public boolean refused() {
		return has(Diagnostic.Severity.ERROR);
	}

	/** Whether any setting is skipped or guessed. */
	public boolean has(Diagnostic.Severity severity) {
		return this.diagnostics.stream().anyMatch((diagnostic) -> diagnostic.severity() == severity);
	}

	/** Whether anything in it can be acted on. */
	public boolean isUsable() {
		return this.conf.belongsToCloud() || !this.conf.settings().equals(InstanceSettings.NONE);
	}

}
