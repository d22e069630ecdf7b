package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A disk, a partition or a CD with a FAT or ISO 9660 volume that bears our label, for
 * machines without a floppy drive. Nothing is mounted and nothing written. All disks are
 * read at once, so that one which hangs does not hide another.
 */
final class DiskSource implements Source {

	private static final Logger logger = LoggerFactory.getLogger(DiskSource.class);

	private static final Duration LIMIT = Duration.ofSeconds(2);

	private static final Duration POLL = Duration.ofMillis(100);

	private static final int MOST_DISKS = 64;

	// Those that users may set up, floppy drives, and those that lie on others.
	private static final Pattern NO_DISK = Pattern.compile("(?:dm-|fd|loop|md|mtdblock|nbd|ram|zram)\\d.*");

	private final SystemRoot root;

	DiskSource(SystemRoot root) {
		this.root = root;
	}

	@Override
	public Message name() {
		return SourceMessage.DISK.with(FloppyDisk.LABEL);
	}

	/** Whether there is such a disk with a luoyun.ini. */
	@Override
	public boolean isThere(Deadline deadline) {
		try {
			return read(deadline).length > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public byte[] read(Deadline deadline) throws IOException {
		Deadline limit = deadline.within(LIMIT);
		Map<String, DriveReading<Optional<byte[]>>> readings = new TreeMap<>();
		while (true) {
			begin(readings);
			Optional<byte[]> content = first(readings, limit);
			if (content.isPresent()) {
				return content.get();
			}
			if (!isUdevBusy() || !limit.pause(POLL)) {
				throw new ExplainedException(SourceMessage.NO_LABEL.with(readings.size()));
			}
		}
	}

	private void begin(Map<String, DriveReading<Optional<byte[]>>> readings) {
		try (DirectoryStream<Path> disks = Files.newDirectoryStream(this.root.path("/sys/class/block"))) {
			for (Path disk : disks) {
				String name = disk.getFileName().toString();
				// The kernel's name of /dev/cciss/c0d0 is cciss!c0d0.
				Path device = this.root.path("/dev/" + name.replace('!', '/'));
				if (!NO_DISK.matcher(name).matches() && readings.size() < MOST_DISKS && Files.exists(device)) {
					readings.computeIfAbsent(name, (_) -> DriveReading.start(name, () -> LabelledVolume.read(device)));
				}
			}
		}
		catch (IOException ex) {
			logger.debug("The kernel tells of no disks", ex);
		}
	}

	private static Optional<byte[]> first(Map<String, DriveReading<Optional<byte[]>>> readings, Deadline deadline)
			throws IOException {
		@Nullable ExplainedException fault = null;
		for (Map.Entry<String, DriveReading<Optional<byte[]>>> reading : readings.entrySet()) {
			try {
				Optional<byte[]> content = reading.getValue().await(deadline);
				if (content.isPresent()) {
					logger.debug("The configuration is on {}", reading.getKey());
					return content;
				}
			}
			catch (IOException ex) {
				fault = (fault == null)
						? new ExplainedException(Joint.COLON.with(reading.getKey(), SourceFault.describe(ex))) : fault;
			}
		}
		if (fault != null) {
			throw fault;
		}
		return Optional.empty();
	}

	// While the system starts, udev still has drivers loaded.
	private boolean isUdevBusy() {
		return Files.exists(this.root.path("/run/udev/queue"));
	}

}
