package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.source.fat.FloppyImage;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * What a cloud has for one instance: a network, the packaged development controller in
 * it, and a node that writes floppy disks.
 */
@StartsPrograms
final class MachineCloud implements AutoCloseable {

	/** The packaged launcher, as it is in the tarball. */
	static final Path LAUNCHER = Path.of("target/package/LuoYun/bin/osmanager").toAbsolutePath();

	/** What the instance is configured with. */
	static final String ADDRESS = "10.0.2.77";

	static final String PASSWORD_HASH = "$6$4byNI8xXfhu091mp$tsK3m6XopxhahrQEG9jps5lhx0gxOikLsTo3w8cRwKw"
			+ "GWC8rdHvQz5da5QF10F0pFSDd4ta3IO0mRS39wpB8w0";

	static final String PUBLIC_KEY = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO owner@example.org";

	private static final int PORT = 1369;

	private static final int TAG = 10;

	private static final String GROUP = "228.0.0.1";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final String key = UUID.randomUUID().toString();

	private final GuestFolder folder;

	private final Lan lan;

	private @Nullable Process controller;

	private int eventsSeen;

	/**
	 * A cloud whose controller is not started yet.
	 * @param folder for floppy disks and logs
	 */
	MachineCloud(Path folder) throws IOException {
		this.folder = new GuestFolder(folder);
		this.lan = Lan.start(folder);
	}

	Lan lan() {
		return this.lan;
	}

	/** Starts the controller, which answers but does not tell where it is. */
	void startController() throws IOException {
		startController(List.of());
	}

	/** Starts a controller that tells by multicast where it is. */
	void startAnnouncingController() throws IOException {
		startController(List.of("--multicast", GROUP + ":" + PORT));
	}

	/**
	 * The configuration of this cloud's instance.
	 * @param address what its network interface gets
	 * @param publicKey root's ssh key
	 */
	String luoyunIni(String address, String publicKey) {
		return "CLC_IP=%s\nCLC_PORT=%d\n".formatted(Lan.HOST, PORT) + luoyunIniWithoutController(address, publicKey);
	}

	/** The same without the address of the controller. */
	String luoyunIniWithoutController(String address, String publicKey) {
		String json = """
				{"cookie": "c00c1e-for-one-test-machine", "network": [{"type": "default", "mac": "%s", "ip": "%s", \
				"netmask": "255.255.255.0", "gateway": "%s", "nameservers": "10.0.2.3"}], \
				"nameservers": "10.0.2.3", "public_key": "%s", "passwd_hash": "%s"}""".formatted(VirtualMachine.MAC,
				address, Lan.HOST, publicKey, PASSWORD_HASH);
		return "CLC_MCAST_IP=%s\nCLC_MCAST_PORT=%d\nTAG=%d\nKEY=%s\nJSON=%s\n".formatted(GROUP, PORT, TAG, this.key,
				json);
	}

	/** Writes a floppy disk as the cloud's node does. */
	Path floppy(String luoyunIni) throws IOException {
		return Files.write(this.folder.path().resolve("floppy.img"),
				FloppyImage.ofNode(luoyunIni.getBytes(StandardCharsets.US_ASCII)));
	}

	/** Makes a CD with it, by an independent tool. */
	Path cd(String luoyunIni) throws IOException {
		Path image = this.folder.path().resolve("luoyun.iso");
		HostProgram
			.run(List.of("genisoimage", "-quiet", "-V", "LUOYUN", "-o", image.toString(), file(luoyunIni).toString()));
		return image;
	}

	/** Writes the file alone. */
	Path file(String luoyunIni) throws IOException {
		return Files.writeString(this.folder.path().resolve("luoyun.ini"), luoyunIni);
	}

	/**
	 * Waits until the instance registers, after what was awaited before, and says that
	 * its application is serving.
	 * @param address the one that it must give
	 */
	void awaitServing(String address) {
		List<String> events = await("registered from " + address + " and serving").atMost(PATIENCE)
			.until(this::events, (all) -> isServing(all.subList(this.eventsSeen, all.size()), address));
		this.eventsSeen = events.size();
	}

	/** Ends the machine that is up, the controller and the network. */
	@Override
	public void close() throws IOException {
		VirtualMachine.running().ifPresent(VirtualMachine::end);
		stopController();
		this.lan.close();
	}

	private void startController(List<String> options) throws IOException {
		stopController();
		List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "controller", "--key", this.key,
				"--address", Lan.HOST, "--port", String.valueOf(PORT)));
		command.addAll(options);
		this.controller = new ProcessBuilder(this.lan.inside(command)).redirectErrorStream(true)
			.redirectOutput(this.folder.controllerLog().toFile())
			.start();
		this.eventsSeen = 0;
	}

	private void stopController() {
		if (this.controller != null) {
			this.controller.destroy();
			this.controller.onExit().join();
		}
	}

	private List<String> events() throws IOException {
		return Files.readAllLines(this.folder.controllerLog());
	}

	private static boolean isServing(List<String> events, String address) {
		int registered = indexOf(events, "instance " + TAG + " registered from " + address);
		return registered >= 0
				&& indexOf(events.subList(registered, events.size()), "instance " + TAG + " serving") >= 0;
	}

	private static int indexOf(List<String> events, String event) {
		return events.stream().map((line) -> line.endsWith(" " + event)).toList().indexOf(true);
	}

}
