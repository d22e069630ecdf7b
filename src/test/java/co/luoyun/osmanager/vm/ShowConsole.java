package co.luoyun.osmanager.vm;

import co.luoyun.osmanager.ShowOnFailure;

/** Prints what the machine of a failed test has to say, and ends it. */
final class ShowConsole extends ShowOnFailure {

	@Override
	protected void show(String test) {
		VirtualMachine.running().ifPresent((guest) -> {
			System.err.printf("%n==== %s failed%n%s%n", test, guest.complaint());
			guest.end();
		});
	}

}
