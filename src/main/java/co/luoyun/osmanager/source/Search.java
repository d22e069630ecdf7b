package co.luoyun.osmanager.source;

import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.Attempt;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.message.Message;

/**
 * What looking through the sources has found.
 *
 * @param attempts what each source had
 * @param candidates the configurations in the order of the sources; only the last one can
 * be free of errors
 */
record Search(List<Attempt> attempts, List<Candidate> candidates) {

	/**
	 * Takes what a source had.
	 * @return whether it is a configuration without errors, so that the search is over
	 */
	boolean take(Message source, byte[] content) {
		ConfReading reading = LuoYunConfReader.read(content);
		this.candidates.add(new Candidate(source, content, reading));
		this.attempts.add(new Attempt(source, SourceMessage.READ.with(content.length, reading.verdict())));
		return !reading.refused();
	}

	/** What the sources had that a configuration is not from. */
	List<Attempt> others(Message source) {
		return this.attempts.stream().filter((attempt) -> !attempt.source().equals(source)).toList();
	}

	/** The one without errors. */
	Optional<Candidate> fine() {
		return this.candidates.stream().filter((candidate) -> !candidate.reading().refused()).findFirst();
	}

	/** The one without errors, else the first that is good for something. */
	Candidate best() {
		return fine()
			.or(() -> this.candidates.stream().filter((candidate) -> candidate.reading().isUsable()).findFirst())
			.orElseGet(this.candidates::getFirst);
	}

	/** What is wrong with every configuration that was read. */
	List<Diagnostic> diagnostics() {
		return this.candidates.stream().flatMap((candidate) -> candidate.reading().diagnostics().stream()).toList();
	}

}
