package co.luoyun.osmanager.instance;

import java.util.List;

import co.luoyun.osmanager.message.Message;

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
	public Message verdict() {
		if (refused()) {
			return ConfMessage.NOT_USED.with();
		}
		if (has(Diagnostic.Severity.REFUSED)) {
			return ConfMessage.VALUES_REFUSED.with();
		}
		return has(Diagnostic.Severity.WARNING) ? ConfMessage.WARNINGS.with() : ConfMessage.FINE.with();
	}

	/** Whether anything in it can be acted on. */
	public boolean isUsable() {
		return this.conf.belongsToCloud() || !this.conf.settings().equals(InstanceSettings.NONE);
	}

}
