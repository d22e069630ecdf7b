package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the steps of plans: nothing else of this package changes anything. */
public final class Steps {

	private static final Logger logger = LoggerFactory.getLogger(Steps.class);

	private final SystemFiles files;

	private final CommandRunner runner;

	public Steps(SystemRoot root, CommandRunner runner) {
		this.files = new SystemFiles(root, runner);
		this.runner = runner;
	}

	/**
	 * Takes steps in order, up to the first that fails.
	 * @return whether anything was done, and not only planned
	 */
	public boolean takeAll(List<Change> changes) throws IOException {
		return takeAll(changes, new ArrayList<>());
	}

	/**
	 * Takes steps in order, or none: when one fails, the files come back that the former
	 * ones have written, so that the next run finds the same to do.
	 * @return whether anything was done, and not only planned
	 */
	public boolean takeAllOrNone(List<Change> changes) throws IOException {
		List<Change> taken = new ArrayList<>();
		try {
			return takeAll(changes, taken);
		}
		catch (IOException ex) {
			Rollback.take(taken.stream().map(Rollback::inverse).flatMap(Optional::stream).toList(), this);
			throw ex;
		}
	}

	// The latest is the first of those that were taken.
	private boolean takeAll(List<Change> changes, List<Change> taken) throws IOException {
		boolean done = false;
		for (Change change : changes) {
			done |= take(change);
			taken.addFirst(change);
		}
		return done;
	}

	/**
	 * Takes one step.
	 * @return whether it was done, and not only planned
	 */
	boolean take(Change change) throws IOException {
		logger.debug("{}", change.summary());
		switch (change) {
			case Change.WriteFile file -> this.files.write(file.path(), file.bytes(), file.mode());
			case Change.DeleteFile file -> this.files.delete(file.path());
			case Change.Protect protect -> this.files.protect(protect);
			case Change.RunCommand run -> {
				return !this.runner.run(run.command()).orThrow().planned();
			}
		}
		return true;
	}

}
