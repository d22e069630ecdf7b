package co.luoyun.osmanager.source;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.message.ExplainedException;

/**
 * The reading of a drive, by a thread of its own: opening and reading it may hang in the
 * kernel, where nothing can interrupt it.
 *
 * @param task the reading
 * @param <T> what is read
 */
record DriveReading<T>(FutureTask<T> task) {

	/**
	 * Begins to read.
	 * @param drive the drive's name
	 * @param reading what reads it
	 */
	static <T> DriveReading<T> start(String drive, Callable<T> reading) {
		FutureTask<T> task = new FutureTask<>(reading);
		Thread.ofPlatform().daemon().name(drive).start(task);
		return new DriveReading<>(task);
	}

	/**
	 * Waits for the reading's end, for as long as there is time.
	 * @throws IOException when it failed or takes longer; {@link SourceFault} says why
	 */
	T await(Deadline deadline) throws IOException {
		try {
			return this.task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw fault(ex);
		}
		catch (TimeoutException ex) {
			throw new ExplainedException(SourceMessage.LATE.with(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ExplainedException(SourceMessage.INTERRUPTED.with(), ex);
		}
	}

	private static IOException fault(ExecutionException failure) {
		return (failure.getCause() instanceof IOException cause) ? SourceFault.of(cause)
				: new ExplainedException(SourceMessage.FAILED.with(String.valueOf(failure.getMessage())), failure);
	}

}
