package co.luoyun.osmanager;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/** Shows what a test's systems have to say when it, or what sets them up, fails. */
public abstract class ShowOnFailure implements AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {

	/**
	 * Prints what helps to understand a failure.
	 * @param test the test's name
	 */
	protected abstract void show(String test);

	@Override
	public final void afterTestExecution(ExtensionContext context) {
		context.getExecutionException().ifPresent((fault) -> show(context.getDisplayName()));
	}

	@Override
	public final void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable fault)
			throws Throwable {
		show(context.getDisplayName());
		throw fault;
	}

	@Override
	public final void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable fault)
			throws Throwable {
		show(context.getDisplayName());
		throw fault;
	}

}
