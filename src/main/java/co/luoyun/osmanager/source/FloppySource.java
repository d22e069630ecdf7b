package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Path;

import co.luoyun.osmanager.files.Deadline;
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
		return DriveReading.start("floppy", () -> FloppyDisk.read(this.device)).await(deadline);
	}

}
