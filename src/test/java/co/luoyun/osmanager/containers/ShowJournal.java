package co.luoyun.osmanager.containers;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/** Prints the journal of every guest that is up when a test fails. */
final class ShowJournal implements AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {

	@Override
	public void afterTestExecution(ExtensionContext context) {
		context.getExecutionException().ifPresent((fault) -> show(context));
	}

	@Override
	public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable fault) throws Throwable {
		show(context);
		throw fault;
	}

	@Override
	public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable fault) throws Throwable {
		show(context);
		throw fault;
	}

	private static void show(ExtensionContext context) {
		for (Guest guest : Guest.running()) {
			System.err.printf("%n==== %s failed; the journal of %s ====%n%s%n", context.getDisplayName(),
					guest.getDockerImageName(), guest.journal());
		}
	}

}
