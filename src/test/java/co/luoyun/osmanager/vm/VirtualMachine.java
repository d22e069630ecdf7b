package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.StartsPrograms;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/** A virtual machine that is up, in the network of a cloud. There is one at a time. */
@StartsPrograms
final class VirtualMachine {

	/** The guest's network interface. */
	static final String MAC = "52:54:00:12:34:56";

	private static final Duration BOOT_PATIENCE = Duration.ofMinutes(4);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static @Nullable VirtualMachine running;

	private final GuestFolder folder;

	private final Process qemu;

	private final GuestShell shell;

	private VirtualMachine(GuestImages images, Path disk, Hardware hardware, Lan lan, GuestFolder folder)
			throws IOException {
		this.folder = folder;
		Files.deleteIfExists(folder.shellSocket());
		this.qemu = new ProcessBuilder(lan.inside(command(images, disk, hardware))).redirectErrorStream(true)
			.redirectOutput(folder.qemuLog().toFile())
			.start();
		try {
			// The socket's file is there a moment before QEMU listens.
			this.shell = await().atMost(PATIENCE)
				.ignoreExceptionsInstanceOf(IOException.class)
				.failFast("QEMU has ended", () -> !this.qemu.isAlive())
				.until(() -> new GuestShell(folder.shellSocket()), (connected) -> true);
		}
		catch (RuntimeException ex) {
			this.qemu.destroyForcibly();
			throw new IOException("QEMU did not start: " + Files.readString(folder.qemuLog()), ex);
		}
	}

	/**
	 * Starts a machine and waits until it has come up altogether. It runs until the test
	 * ends.
	 * @param disk its root disk
	 * @param lan where it is
	 * @param folder for sockets and logs
	 */
	static VirtualMachine boot(GuestImages images, Path disk, Hardware hardware, Lan lan, Path folder)
			throws IOException {
		running().ifPresent(VirtualMachine::end);
		VirtualMachine guest = new VirtualMachine(images, disk, hardware, lan, new GuestFolder(folder));
		running = guest;
		guest.shell.awaitReady(BOOT_PATIENCE);
		guest.shell.run("systemctl is-system-running --wait || test degraded = $(systemctl is-system-running)",
				BOOT_PATIENCE);
		return guest;
	}

	/** The machine that is up. */
	static Optional<VirtualMachine> running() {
		return Optional.ofNullable(running);
	}

	/** Runs a command line in the guest. */
	String run(String command) {
		return this.shell.run(command, PATIENCE);
	}

	/** What the service and systemd say of the service in this boot. */
	String journal() {
		return run("journalctl -b --no-pager -o short-monotonic -u osmanager");
	}

	/**
	 * For people: what QEMU, the controller and the machine's console have to say. The
	 * console has the journal.
	 */
	String complaint() {
		return this.folder.logs();
	}

	/** Has the machine shut down in good order, so that its disk can be used again. */
	void powerOff() {
		try {
			this.shell.send("systemctl poweroff");
			if (!this.qemu.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("The guest does not shut down");
			}
			end();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the guest was shutting down", ex);
		}
	}

	/** Ends the machine as a power cut does. */
	void end() {
		running = null;
		try {
			this.shell.close();
			this.qemu.destroyForcibly().waitFor();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The guest's serial port cannot be closed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<String> command(GuestImages images, Path disk, Hardware hardware) {
		List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", hardware.machine(), "-accel",
				"tcg,thread=multi", "-cpu", hardware.cpu(), "-smp", "2", "-m", "768", "-nodefaults", "-no-user-config",
				"-display", "none", "-vga", "none", "-no-reboot"));
		command.addAll(List.of("-kernel", images.kernel().toString(), "-initrd", images.initialRamDisk().toString(),
				"-append", "console=ttyS0 quiet root=/dev/vda rw panic=-1"));
		command.addAll(List.of("-drive", "file=" + disk + ",if=none,id=root,format=raw,cache=unsafe", "-device",
				"virtio-blk-pci,drive=root"));
		command.addAll(List.of("-netdev", "tap,id=net,ifname=" + Lan.TAP + ",script=no,downscript=no", "-device",
				"virtio-net-pci,netdev=net,mac=" + MAC));
		command.addAll(List.of("-serial", "file:" + this.folder.consoleLog(), "-chardev",
				"socket,id=shell,path=" + this.folder.shellSocket() + ",server=on,wait=off", "-serial",
				"chardev:shell"));
		command.addAll(hardware.arguments());
		return command;
	}

}
