package co.luoyun.osmanager.source;

import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.instance.LuoYunConfReader;

/**
 * What looking through the sources has found.
 *
 * @param attempts what each source had, in words
 * @param candidates the configurations in the order of the sources; only the last one can
 * be free of errors
 */
record Search(List<String> attempts, List<Candidate> candidates) {

	/**
	 * Takes what a source had.
	 * @return whether it is a configuration without errors, so that the search is over
	 */
	boolean take(String source, byte[] content) {
		ConfReading reading = LuoYunConfReader.read(content);
		this.candidates.add(new Candidate(source, content, reading));
		this.attempts.add("%s: %d bytes, %s".formatted(source, content.length, reading.verdict()));
		return !reading.refused();
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
