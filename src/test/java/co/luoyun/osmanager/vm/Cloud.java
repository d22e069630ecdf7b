package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import co.luoyun.osmanager.controller.SharedKey;
import co.luoyun.osmanager.floppy.FloppyImage;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;

import static org.awaitility.Awaitility.await;

/** A controller on this machine's loopback, and a node that writes floppy disks. */
final class Cloud implements AutoCloseable {

	static final String PASSWORD_HASH = "$6$4byNI8xXfhu091mp$tsK3m6XopxhahrQEG9jps5lhx0gxOikLsTo3w8cRwKw"
			+ "GWC8rdHvQz5da5QF10F0pFSDd4ta3IO0mRS39wpB8w0";

	static final String PUBLIC_KEY = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO owner@example.org";

	private static final int TAG = 10;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String key = UUID.randomUUID().toString();

	private final Path folder;

	private final SimulatedController controller;

	/**
	 * Starts the controller.
	 * @param folder for floppy disks
	 */
	Cloud(Path folder) throws IOException {
		this.folder = folder;
		this.controller = new SimulatedController(ControllerOptions.onLoopback(new SharedKey(this.key)),
				Clock.systemUTC(), (event) -> {
				})
			.start();
	}

	/**
	 * The configuration of this cloud's instance.
	 * @param address what its network interface gets
	 * @param publicKey root's ssh key
	 */
	String luoyunIni(String address, String publicKey) {
		String json = """
				{"cookie": "c00c1e", "network": [{"type": "default", "mac": "%s", "ip": "%s", \
				"netmask": "255.255.255.0", "gateway": "%s", "nameservers": "10.0.2.3"}], \
				"nameservers": "10.0.2.3", "public_key": "%s", "passwd_hash": "%s"}""".formatted(Guest.MAC, address,
				Guest.GATEWAY, publicKey, PASSWORD_HASH);
		return "CLC_IP=%s\nCLC_PORT=%d\nTAG=%d\nKEY=%s\nJSON=%s\n".formatted(Guest.GATEWAY, this.controller.port(), TAG,
				this.key, json);
	}

	/** Writes a floppy disk as the cloud's node does. */
	Path floppy(String luoyunIni) throws IOException {
		return Files.write(this.folder.resolve("floppy.img"),
				FloppyImage.ofNode(luoyunIni.getBytes(StandardCharsets.US_ASCII)));
	}

	/** Writes the file alone. */
	Path file(String luoyunIni) throws IOException {
		return Files.writeString(this.folder.resolve("luoyun.ini"), luoyunIni);
	}

	/**
	 * Waits until the instance is registered and says that its application is serving.
	 * @param address the one that it must have given
	 */
	void awaitServing(String address) {
		await("registered from " + address + " and serving").atMost(PATIENCE)
			.until(() -> this.controller.instances(), (instances) -> instances.stream()
				.anyMatch((instance) -> instance.serving() && isOurs(instance, address)));
	}

	@Override
	public void close() {
		this.controller.close();
	}

	private static boolean isOurs(RegisteredInstance instance, String address) {
		return instance.tag() == TAG && instance.address().equals(address);
	}

}
