package co.luoyun.osmanager.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a configuration, up to a number that a person can read. */
final class Diagnostics {

	static final int LIMIT = 100;

	private final List<Diagnostic> collected = new ArrayList<>();

	private int dropped;

	void note(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.NOTE, line, where, expected, consequence));
	}

	void warn(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.WARNING, line, where, expected, consequence));
	}

	void refuse(int line, String where, String expected, String consequence) {
		add(new Diagnostic(Diagnostic.Severity.REFUSED, line, where, expected, consequence));
	}

	void error(int line, String where, String expected) {
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

	List<Diagnostic> list() {
		List<Diagnostic> all = new ArrayList<>(this.collected);
		all.sort(Comparator.comparingInt(Diagnostic::line));
		if (this.dropped > 0) {
			all.add(new Diagnostic(Diagnostic.Severity.WARNING, all.getLast().line(), Diagnostic.THE_FILE,
					"a luoyun.conf", this.dropped + " further diagnostics are left out"));
		}
		return all;
	}

}
