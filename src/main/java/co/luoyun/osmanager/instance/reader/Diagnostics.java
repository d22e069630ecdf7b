package co.luoyun.osmanager.instance.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.message.Message;

/** Collects what is wrong with a configuration, up to a number that a person can read. */
public final class Diagnostics {

	public static final int LIMIT = 100;

	private final List<Diagnostic> collected = new ArrayList<>();

	private int dropped;

	public void note(int line, Message place, Message expected, Message consequence) {
		add(new Diagnostic(Diagnostic.Severity.NOTE, line, place, expected, consequence));
	}

	void note(int line, String where, Message expected, Message consequence) {
		note(line, Message.plain(where), expected, consequence);
	}

	void warn(int line, Message place, Message expected, Message consequence) {
		add(new Diagnostic(Diagnostic.Severity.WARNING, line, place, expected, consequence));
	}

	void warn(int line, String where, Message expected, Message consequence) {
		warn(line, Message.plain(where), expected, consequence);
	}

	void refuse(int line, String where, Message expected, Message consequence) {
		add(new Diagnostic(Diagnostic.Severity.REFUSED, line, Message.plain(where), expected, consequence));
	}

	public void error(int line, String where, Message expected) {
		error(line, Message.plain(where), expected);
	}

	public void error(int line, Message where, Message expected) {
		add(new Diagnostic(Diagnostic.Severity.ERROR, line, where, expected, ConfMessage.REFUSED.with()));
	}

	// What is refused always finds a place, as it decides; and notes leave one for
	// warnings.
	private void add(Diagnostic diagnostic) {
		int limit = switch (diagnostic.severity()) {
			case ERROR, REFUSED -> Integer.MAX_VALUE;
			case WARNING -> LIMIT;
			case NOTE -> LIMIT / 2;
		};
		if (this.collected.size() < limit) {
			this.collected.add(diagnostic);
		}
		else {
			this.dropped++;
		}
	}

	public List<Diagnostic> list() {
		List<Diagnostic> all = new ArrayList<>(this.collected);
		all.sort(Comparator.comparingInt(Diagnostic::line));
		if (this.dropped > 0) {
			all.add(new Diagnostic(Diagnostic.Severity.WARNING, all.getLast().line(), Diagnostic.THE_FILE,
					ConfMessage.CONF.with(), ConfMessage.DROPPED.with(this.dropped)));
		}
		return all;
	}

}
