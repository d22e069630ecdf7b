package co.luoyun.osmanager.containers;

import co.luoyun.osmanager.TimeLimit;

/** The time in which tests in containers begin, the property {@code containers.limit}. */
final class ContainerTimeLimit extends TimeLimit {

	ContainerTimeLimit() {
		super("containers.limit");
	}

}
