package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.util.function.Consumer;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.FailureKind;

import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.backoff.Sleeper;

/** Waits between tries as {@link RetryPace} says for what went wrong. */
final class JitteredBackOff implements BackOffPolicy {

	private final RetryPace pace;

	private final Sleeper sleeper;

	private final Consumer<Duration> announcement;

	/**
	 * A back-off policy.
	 * @param pace how long the waits are
	 * @param sleeper waits
	 * @param announcement told before each wait how long it will be
	 */
	JitteredBackOff(RetryPace pace, Sleeper sleeper, Consumer<Duration> announcement) {
		this.pace = pace;
		this.sleeper = sleeper;
		this.announcement = announcement;
	}

	@Override
	public BackOffContext start(RetryContext context) {
		return new Tries(context);
	}

	@Override
	public void backOff(BackOffContext context) {
		Throwable reason = ((Tries) context).retry().getLastThrowable();
		FailureKind kind = (reason instanceof ConnectionFailedException failure) ? failure.kind()
				: FailureKind.INTERNAL_ERROR;
		Duration wait = this.pace.next(kind);
		this.announcement.accept(wait);
		try {
			this.sleeper.sleep(wait.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BackOffInterruptedException("Interrupted while waiting for the next try", ex);
		}
	}

	private record Tries(RetryContext retry) implements BackOffContext {

	}

}
