package co.luoyun.osmanager.os.network;

import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.network.backend.Assignment;

/**
 * What is to be done for one interface. Each stands alone: when its steps fail, they are
 * taken back, and those of the others are not.
 *
 * @param link the interface's name; empty for what is of none
 * @param assignment what it is to be; empty when it is to be nothing of ours any more
 * @param choice what it is written for
 * @param steps in order, none when it is as it should be
 */
record CardPlan(String link, Optional<Assignment> assignment, NetworkChoice choice, List<Change> steps) {

	CardPlan {
		steps = List.copyOf(steps);
	}

	/** Whether a manager is told by other files than before. */
	boolean tellsByFiles() {
		return this.choice.backend().isPresent()
				&& this.steps.stream().anyMatch((step) -> !(step instanceof Change.RunCommand));
	}

	/** Whether files that are as they should be are only put into force again. */
	boolean repeats() {
		return this.choice.backend().isPresent() && !this.steps.isEmpty() && !tellsByFiles();
	}

}
