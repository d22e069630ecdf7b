package co.luoyun.osmanager.instance;

import java.util.Locale;

import co.luoyun.osmanager.instance.reader.ConfLines;

/**
 * Something wrong with a luoyun.conf. Never holds a value of the file.
 *
 * @param severity what it means for the configuration
 * @param line its line number, from 1; 0 for the file as a whole
 * @param where the key ({@code CLC_PORT}) or the place in the JSON
 * ({@code network[0].mac})
 * @param expected what should stand there
 * @param consequence what follows from it
 */
public record Diagnostic(Severity severity, int line, String where, String expected, String consequence) {

	/** What a diagnostic is about that cannot name a key. */
	public static final String THE_LINE = "the line";

	/** What a diagnostic is about that concerns no single line. */
	public static final String THE_FILE = "the file";

	/** How bad it is. */
	public enum Severity {

		/** Worth knowing; nothing is lost. */
		NOTE,

		/** A setting is skipped or guessed. */
		WARNING,

		/** A value is refused: what it would set stays as it is. */
		REFUSED,

		/** The configuration is refused. */
		ERROR

	}

	/** The same, at another line. */
	public Diagnostic atLine(int other) {
		return new Diagnostic(this.severity, other, this.where, this.expected, this.consequence);
	}

	/** The line as it can be shown: what stands in it is hidden, but its key. */
	public String maskedLine() {
		if (ConfLines.KNOWN.contains(this.where) || ConfLines.isPlain(this.where)) {
			return this.where + "=******";
		}
		boolean whole = this.where.equals(THE_LINE) || this.where.equals(THE_FILE);
		return whole ? "******" : "JSON={… " + this.where + ": ****** …}";
	}

	@Override
	public String toString() {
		String place = (this.line > 0) ? "line " + this.line + ": " + this.where : this.where;
		return this.severity.name().toLowerCase(Locale.ROOT) + ": " + place + ": expected " + this.expected + "; "
				+ this.consequence;
	}

}
