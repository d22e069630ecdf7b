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

	/** Whether there is a diagnostic of a severity. */
	public boolean has(Diagnostic.Severity severity) {
		return this.diagnostics.stream().anyMatch((diagnostic) -> diagnostic.severity() == severity);
	}

	/** How good it is, in a few words for a person. */
	public String verdict() {
		if (refused()) {
			return "refused";
		}
		if (has(Diagnostic.Severity.REFUSED)) {
			return "usable, but for what is refused";
		}
		return has(Diagnostic.Severity.WARNING) ? "usable, with warnings" : "fine";
	}

	/** Whether anything in it can be acted on. */
	public boolean isUsable() {
		return this.conf.belongsToCloud() || !this.conf.settings().equals(InstanceSettings.NONE);
	}

}
