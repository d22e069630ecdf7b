package co.luoyun.osmanager.vm;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/** Prints what the machine of a failed test has to say, and ends it. */
final class ShowConsole implements AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {

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
		Guest.running().ifPresent((guest) -> {
			System.err.printf("%n==== %s failed%n%s%n", context.getDisplayName(), guest.complaint());
			guest.end();
		});
	}

}
