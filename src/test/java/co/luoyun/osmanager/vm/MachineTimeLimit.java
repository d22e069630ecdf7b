package co.luoyun.osmanager.vm;

import co.luoyun.osmanager.TimeLimit;

/** The time in which virtual machines are begun, the property {@code vm.limit}. */
final class MachineTimeLimit extends TimeLimit {

	MachineTimeLimit() {
		super("vm.limit");
	}

}
