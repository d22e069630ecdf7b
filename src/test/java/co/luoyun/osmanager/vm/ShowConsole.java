package co.luoyun.osmanager.vm;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends the machine of a test; when the test failed, prints what the machine has to say.
 */
final class ShowConsole implements AfterTestExecutionCallback {

	@Override
	public void afterTestExecution(ExtensionContext context) {
		Guest.running().ifPresent((guest) -> {
			if (context.getExecutionException().isPresent()) {
				System.err.printf("%n==== %s failed%n%s%n", context.getDisplayName(), guest.complaint());
			}
			guest.end();
		});
	}

}
