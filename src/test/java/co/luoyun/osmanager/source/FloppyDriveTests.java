package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FloppyDriveTests {

	@TempDir
	Path folder;

	private final List<String> commands = new ArrayList<>();

	private final List<Duration> pauses = new ArrayList<>();

	private Path devices;

	private Path device;

	private long now;

	@BeforeEach
	void setUp() throws IOException {
		this.devices = Files.createDirectory(this.folder.resolve("dev"));
		this.device = this.devices.resolve("fd0");
	}

	@Test
	void aDeviceThatIsThereIsNotWaitedFor() throws IOException {
		Files.createFile(this.device);
		drive(this::forbidden).await(deadline(() -> {
		}));
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void aPathOutsideTheDevicesIsNotWaitedFor() {
		Path image = this.folder.resolve("floppy.img");
		FloppyDrive drive = new FloppyDrive(image, root(), this::forbidden, (_) -> false, this.devices);
		assertThatIOException().isThrownBy(() -> drive.await(deadline(() -> {
		}))).withMessage("it does not exist");
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void aSandboxPlansTheModuleAndDoesNotWait() {
		assertThatIOException().isThrownBy(() -> drive(planning()).await(deadline(() -> {
		}))).withMessageContaining("sandbox");
		assertThat(this.commands).containsExactly("modprobe floppy");
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void waitsForADeviceThatAppears() throws IOException {
		drive(ending(new Ending.NotStarted(Message.plain("no program modprobe in PATH")), "")).await(deadline(() -> {
			if (this.pauses.size() == 7) {
				create(this.device);
			}
		}));
		assertThat(this.pauses).hasSize(7);
	}

	@Test
	void givesUpAtTheDeadline() {
		assertThatIOException()
			.isThrownBy(() -> drive(ending(new Ending.NotStarted(Message.plain("no program modprobe in PATH")), ""))
				.await(deadline(() -> {
				})))
			.withMessageContaining("in vain");
		assertThat(this.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void waitsForTheDeviceOfAModuleThatWasLoaded() throws IOException {
		drive(ending(new Ending.Exited(0), "")).await(deadline(() -> create(this.device)));
		assertThat(this.commands).containsExactly("modprobe floppy");
		assertThat(this.pauses).hasSize(1);
	}

	@Test
	void aLoadedDriverWithoutADriveEndsTheWaiting() throws IOException {
		Path state = root().path("/sys/module/floppy/initstate");
		Path platform = Files.createDirectories(root().path("/sys/devices/platform"));
		Files.createDirectories(state.getParent());
		Files.writeString(state, "live\n");
		FloppyDrive drive = drive(ending(new Ending.Exited(0), ""));
		assertThatIOException().isThrownBy(() -> drive.await(deadline(() -> {
		}))).withMessageContaining("finds no drive");
		assertThat(this.pauses).isEmpty();
		Files.createDirectory(platform.resolve("floppy.0"));
		drive.await(deadline(() -> create(this.device)));
		assertThat(this.pauses).as("a drive that was found").hasSize(1);
	}

	@Test
	void aDriverThatIsStillLoadingIsWaitedFor() throws IOException {
		Path state = root().path("/sys/module/floppy/initstate");
		Files.createDirectories(root().path("/sys/devices/platform"));
		Files.createDirectories(state.getParent());
		Files.writeString(state, "coming\n");
		drive(ending(new Ending.Exited(0), "")).await(deadline(() -> create(this.device)));
		assertThat(this.pauses).hasSize(1);
	}

	@Test
	void aModuleThatCannotBeLoadedEndsTheWaiting() {
		Function<Command, CommandResult> failing = ending(new Ending.Exited(1),
				"modprobe: FATAL: Module floppy not found in directory /lib/modules/6\nmore");
		assertThatIOException().isThrownBy(() -> drive(failing).await(deadline(() -> {
		}))).withMessageEndingWith("Module floppy not found in directory /lib/modules/6");
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void aMachineWithoutAControllerIsNotSearchedWhereThereIsAnotherSource() throws IOException {
		Path acpi = root().path("/sys/bus/acpi/devices");
		Files.createDirectories(acpi.resolve("PNP0501:00"));
		FloppyDrive drive = new FloppyDrive(this.device, root(), planning(), (_) -> true, this.devices);
		assertThatIOException().isThrownBy(() -> drive.await(deadline(() -> {
		}))).withMessageContaining("no floppy controller");
		assertThat(this.commands).isEmpty();
		Files.createDirectories(acpi.resolve("PNP0700:00"));
		assertThatIOException().isThrownBy(() -> drive.await(deadline(() -> {
		})));
		assertThat(this.commands).containsExactly("modprobe floppy");
	}

	@Test
	void saysInPlainWordsWhatTheKernelMeans() {
		assertThat(
				SourceFault.describe(new FileSystemException("/dev/fd0", null, "No such device or address")).toString())
			.isEqualTo("there is no disk in the drive");
		assertThat(SourceFault.describe(new IOException("Input/output error")).toString()).contains("damaged");
		assertThat(SourceFault.describe(new FileSystemException("/dev/fd0")).toString()).contains("cannot be read");
	}

	private FloppyDrive drive(Function<Command, CommandResult> runner) {
		return new FloppyDrive(this.device, root(), runner, (_) -> false, this.devices);
	}

	private SystemRoot root() {
		return new SystemRoot(this.folder.resolve("root"), Path.of("/LuoYun"));
	}

	private Function<Command, CommandResult> ending(Ending ending, String errors) {
		return (command) -> {
			assertThat(command.changesSystem()).isTrue();
			this.commands.add(command.toString());
			return new CommandResult(command, ending, "", errors, false, Duration.ZERO);
		};
	}

	private CommandResult forbidden(Command command) {
		throw new AssertionError("Nothing needs to be run, and this was tried: " + command);
	}

	private Function<Command, CommandResult> planning() {
		return ending(new Ending.Planned(Message.plain("a sandbox")), "");
	}

	private Deadline deadline(Runnable whilePausing) {
		return new Deadline(Duration.ofSeconds(5), () -> this.now, (length) -> {
			this.now += length.toNanos();
			this.pauses.add(length);
			whilePausing.run();
		});
	}

	private static void create(Path file) {
		try {
			Files.createFile(file);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
