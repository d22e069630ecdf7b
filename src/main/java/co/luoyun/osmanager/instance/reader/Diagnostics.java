package co.luoyun.osmanager.instance.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import co.luoyun.osmanager.instance.Diagnostic;

/** Collects what is wrong with a configuration, up to a number that a person can read. */
public final class Diagnostics {

	public static final int LIMIT = 100;

	private final List<Diagnostic> collected = new ArrayList<>();

	private int dropped;

	public void note(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.NOTE, line, where, expected, consequence));
	}

	void warn(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.WARNING, line, where, expected, consequence));
	}

	void refuse(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.REFUSED, line, where, expected, consequence));
	}

	public void error(int line, String where, String expected) {
		add(new Diagnostic(Diagnostic.Severity.ERROR, line, where, expected, "the configuration is refused"));
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
					"a luoyun.conf", this.dropped + " further diagnostics are left out"));
		}
		return all;
	}

}
