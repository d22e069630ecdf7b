package co.luoyun.osmanager.instance;

import co.luoyun.osmanager.instance.reader.ConfLines;
import co.luoyun.osmanager.message.Message;

/**
 * Something wrong with a luoyun.conf. Never holds a value of the file.
 *
 * @param severity what it means for the configuration
 * @param line its line number, from 1; 0 for the file as a whole
 * @param place the key ({@code CLC_PORT}) or the place in the JSON
 * ({@code network[0].mac})
 * @param expected what should stand there
 * @param consequence what follows from it
 */
public record Diagnostic(Severity severity, int line, Message place, Message expected, Message consequence) {

	/** What a diagnostic is about that cannot name a key. */
	public static final Message THE_LINE = ConfMessage.THE_LINE.with();

	/** What a diagnostic is about that concerns no single line. */
	public static final Message THE_FILE = ConfMessage.THE_FILE.with();

	/** How bad it is. */
	public enum Severity {

		/** Worth knowing; nothing is lost. */
		NOTE,

		/** A setting is skipped or guessed. */
		WARNING,

		/** A value is refused: what it would set stays as it is. */
		REFUSED,

		/** The configuration is refused. */
		ERROR;

		Message message() {
			return switch (this) {
				case NOTE -> ConfMessage.NOTE.with();
				case WARNING -> ConfMessage.WARNING.with();
				case REFUSED -> ConfMessage.SEVERITY_REFUSED.with();
				case ERROR -> ConfMessage.ERROR.with();
			};
		}

	}

	/** The same, at another line. */
	public Diagnostic atLine(int other) {
		return new Diagnostic(this.severity, other, this.place, this.expected, this.consequence);
	}

	/** The line as it can be shown: what stands in it is hidden, but its key. */
	public String maskedLine() {
		if (ConfLines.KNOWN.contains(where()) || ConfLines.isPlain(where())) {
			return where() + "=******";
		}
		boolean whole = this.place.equals(THE_LINE) || this.place.equals(THE_FILE);
		return whole ? "******" : "JSON={… " + where() + ": ****** …}";
	}

	/** The place in English. */
	public String where() {
		return this.place.toString();
	}

	/** All of it in one line. */
	public Message message() {
		Message bad = this.severity.message();
		return (this.line > 0) ? ConfMessage.LINE.with(bad, this.line, this.place, this.expected, this.consequence)
				: ConfMessage.FILE.with(bad, this.place, this.expected, this.consequence);
	}

	@Override
	public String toString() {
		return message().toString();
	}

}
