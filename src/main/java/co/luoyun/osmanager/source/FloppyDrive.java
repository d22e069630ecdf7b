package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.FileMessage;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the drive's device node: udev loads the kernel's module while the system
 * starts, and the node may appear up to a second after us. Only a path below {@code /dev}
 * is waited for; no other can appear by itself.
 */
final class FloppyDrive {

	private static final Duration POLL = Duration.ofMillis(100);

	// By which ACPI names a floppy controller. Without one, loading the module takes
	// three seconds and fails.
	private static final String CONTROLLER = "PNP0700*";

	private final Path device;

	private final SystemRoot root;

	private final Function<Command, CommandResult> runner;

	private final Predicate<Deadline> alternative;

	private final Path devices;

	/**
	 * A drive.
	 * @param device its device node, or an image file
	 * @param alternative whether something else has a configuration as well: then a
	 * machine that shows no floppy controller is not searched for one
	 * @param devices the folder of device nodes, {@code /dev}
	 */
	FloppyDrive(Path device, SystemRoot root, Function<Command, CommandResult> runner, Predicate<Deadline> alternative,
			Path devices) {
		this.device = device;
		this.root = root;
		this.runner = runner;
		this.alternative = alternative;
		this.devices = devices;
	}

	/**
	 * Returns when the device is there.
	 * @throws IOException when it is not, and waiting longer is in vain
	 */
	void await(Deadline deadline) throws IOException {
		if (Files.exists(this.device)) {
			return;
		}
		if (!this.device.toAbsolutePath().normalize().startsWith(this.devices)) {
			throw new ExplainedException(FileMessage.MISSING.with());
		}
		if (showsNoController() && this.alternative.test(deadline)) {
			throw new ExplainedException(SourceMessage.NO_CONTROLLER.with());
		}
		loadModule(deadline);
		if (!Files.exists(this.device) && driverFoundNoDrive()) {
			throw new ExplainedException(SourceMessage.NO_DRIVE.with());
		}
		while (!Files.exists(this.device)) {
			if (!deadline.pause(POLL)) {
				throw new ExplainedException(SourceMessage.IN_VAIN.with());
			}
		}
	}

	private void loadModule(Deadline deadline) throws IOException {
		CommandResult result = this.runner
			.apply(Command.of("modprobe", "floppy").changingSystem().within(deadline.left()));
		@Nullable Message hopeless = switch (result.ending()) {
			case Ending.Planned _ -> SourceMessage.SANDBOX.with();
			case Ending.Exited(int code) when code != 0 -> SourceMessage.NO_DRIVER.with(firstLine(result.errors()));
			case Ending.Exited _, Ending.NotStarted _, Ending.TimedOut _ -> null;
		};
		if (hopeless != null && !Files.exists(this.device)) {
			throw new ExplainedException(hopeless);
		}
	}

	// The module registers every drive before it counts as live, and modprobe waits for
	// that.
	private boolean driverFoundNoDrive() {
		Path state = this.root.path("/sys/module/floppy/initstate");
		Path platform = this.root.path("/sys/devices/platform");
		try (DirectoryStream<Path> drives = Files.newDirectoryStream(platform, "floppy.*")) {
			return Files.readString(state).strip().equals("live") && !drives.iterator().hasNext();
		}
		catch (IOException ex) {
			// A kernel that has the driver built in, or tells nothing.
			return false;
		}
	}

	private boolean showsNoController() {
		Path acpi = this.root.path("/sys/bus/acpi/devices");
		try (DirectoryStream<Path> controllers = Files.newDirectoryStream(acpi, CONTROLLER)) {
			return !controllers.iterator().hasNext();
		}
		catch (IOException ex) {
			// A machine without ACPI may well have a drive.
			return false;
		}
	}

	private static Message firstLine(String errors) {
		return errors.lines().findFirst().map(Message::plain).orElseGet(SourceMessage.MODPROBE::with);
	}

}
