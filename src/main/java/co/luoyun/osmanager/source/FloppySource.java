package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.source.fat.FloppyDisk;

/**
 * The floppy drive, or an image file in its place.
 *
 * @param device the device or the image
 * @param drive waits for it
 */
record FloppySource(Path device, FloppyDrive drive) implements Source {

	@Override
	public Message name() {
		return SourceMessage.FLOPPY.with(this.device);
	}

	@Override
	public byte[] read(Deadline deadline) throws IOException {
		this.drive.await(deadline);
		FutureTask<byte[]> reading = new FutureTask<>(() -> FloppyDisk.read(this.device));
		// Opening and reading a drive may hang in the kernel, where nothing can interrupt
		// it.
		Thread.ofPlatform().daemon().name("floppy").start(reading);
		try {
			return reading.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
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
