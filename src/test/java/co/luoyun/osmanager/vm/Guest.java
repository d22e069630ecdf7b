package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/**
 * A virtual machine that is up, in a network of QEMU's own: the guest reaches this
 * machine's loopback as {@value #GATEWAY}, and its page is forwarded to a port here.
 */
@StartsPrograms
final class Guest {

	/** The guest's network interface. */
	static final String MAC = "52:54:00:12:34:56";

	/** What the guest's configuration gives it. */
	static final String ADDRESS = "10.0.2.77";

	/** What it gets by DHCP. */
	static final String DHCP_ADDRESS = "10.0.2.15";

	/** This machine, as the guest sees it. */
	static final String GATEWAY = "10.0.2.2";

	private static final Duration BOOT_PATIENCE = Duration.ofMinutes(4);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static @Nullable Guest running;

	private final Path folder;

	private final int pagePort = freePort();

	private final Process qemu;

	private final GuestShell shell;

	private Guest(GuestImages images, Path disk, Hardware hardware, String address, Path folder) throws IOException {
		this.folder = folder;
		Files.deleteIfExists(shellSocket());
		this.qemu = new ProcessBuilder(command(images, disk, hardware, address)).redirectErrorStream(true)
			.redirectOutput(folder.resolve("qemu.log").toFile())
			.start();
		try {
			await().atMost(PATIENCE).until(() -> Files.exists(shellSocket()) || !this.qemu.isAlive());
			this.shell = new GuestShell(shellSocket());
		}
		catch (IOException | RuntimeException ex) {
			this.qemu.destroyForcibly();
			throw new IOException("QEMU did not start: " + Files.readString(folder.resolve("qemu.log")), ex);
		}
	}

	/**
	 * Starts a machine and waits until it has come up altogether. It runs until the test
	 * ends.
	 * @param disk its root disk
	 * @param address which of its addresses the page is asked at
	 * @param folder for sockets and logs
	 */
	static Guest boot(GuestImages images, Path disk, Hardware hardware, String address, Path folder)
			throws IOException {
		Guest guest = new Guest(images, disk, hardware, address, folder);
		running = guest;
		guest.shell.awaitReady(BOOT_PATIENCE);
		guest.shell.run("systemctl is-system-running --wait || test degraded = $(systemctl is-system-running)",
				BOOT_PATIENCE);
		return guest;
	}

	/** The machine that is up. */
	static Optional<Guest> running() {
		return Optional.ofNullable(running);
	}

	/** Runs a command line in the guest. */
	String run(String command) {
		return this.shell.run(command, PATIENCE);
	}

	/** Asks the guest's web server from outside. */
	HttpResponse<String> get(String path) {
		URI uri = URI.create("http://127.0.0.1:" + this.pagePort + path);
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("The guest's page does not answer at " + uri, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for " + uri, ex);
		}
	}

	/** What the service and systemd say of the service in this boot. */
	String journal() {
		return run("journalctl -b --no-pager -o short-monotonic -u osmanager");
	}

	/** Console and journal, for people. */
	String complaint() {
		String journal;
		try {
			journal = journal();
		}
		catch (IllegalStateException ex) {
			journal = String.valueOf(ex.getMessage());
		}
		return "---- console\n" + console() + "\n---- the service's journal\n" + journal + "\n----";
	}

	/** Has the machine shut down in good order, so that its disk can be used again. */
	void powerOff() {
		try {
			this.shell.run("systemctl poweroff", PATIENCE);
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

	private String console() {
		try {
			return Files.readString(consoleLog(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "The console cannot be read: " + ex.getMessage();
		}
	}

	private Path consoleLog() {
		return this.folder.resolve("console.log");
	}

	private Path shellSocket() {
		return this.folder.resolve("shell.sock");
	}

	private List<String> command(GuestImages images, Path disk, Hardware hardware, String address) {
		List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", hardware.machine(), "-accel",
				"tcg,thread=multi", "-cpu", hardware.cpu(), "-smp", "2", "-m", "768", "-nodefaults", "-no-user-config",
				"-display", "none", "-vga", "none", "-no-reboot"));
		command.addAll(List.of("-kernel", images.kernel().toString(), "-initrd", images.initialRamDisk().toString(),
				"-append", "console=ttyS0 quiet root=/dev/vda rw panic=-1"));
		command.addAll(List.of("-drive", "file=" + disk + ",if=none,id=root,format=raw,cache=unsafe", "-device",
				"virtio-blk-pci,drive=root"));
		command
			.addAll(List.of("-netdev", "user,id=net,hostfwd=tcp:127.0.0.1:" + this.pagePort + "-" + address + ":8080",
					"-device", "virtio-net-pci,netdev=net,mac=" + MAC));
		command.addAll(List.of("-serial", "file:" + consoleLog(), "-chardev",
				"socket,id=shell,path=" + shellSocket() + ",server=on,wait=off", "-serial", "chardev:shell"));
		command.addAll(hardware.arguments());
		return command;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException("No free port on loopback", ex);
		}
	}

}
