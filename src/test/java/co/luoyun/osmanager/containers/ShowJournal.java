package co.luoyun.osmanager.containers;

import co.luoyun.osmanager.ShowOnFailure;

/** Prints the journal of every guest that is up when a test fails. */
final class ShowJournal extends ShowOnFailure {

	@Override
	protected void show(String test) {
		for (Guest guest : Guest.running()) {
			System.err.printf("%n==== %s failed; the journal of %s ====%n%s%n", test, guest.getDockerImageName(),
					guest.journal());
		}
	}

}
