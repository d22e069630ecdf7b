package co.luoyun.osmanager.cli.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import co.luoyun.osmanager.source.fat.FloppyImage;

/**
 * What the service sees of a system that it is only tried on: a root folder with the
 * files that are configured, and a floppy image. The appliance's scripts are not run.
 *
 * @param root the folder that stands for {@code /}; {@code LuoYun/custom/www} and
 * {@code LuoYun/build} may be in it already
 * @param key the secret shared with a simulated controller
 * @param cookie what opens the owner's page
 */
public record Sandbox(Path root, String key, String cookie) {

	public Path floppy() {
		return this.root.resolveSibling("floppy.img");
	}

	/**
	 * Makes it.
	 * @param controllerPort the controller's port on loopback; 0 for an instance of no
	 * cloud
	 * @param terminal whether the configuration wants a web terminal
	 */
	public void make(int controllerPort, boolean terminal) throws IOException {
		write("etc/passwd", "rw-r--r--", "root:x:0:0:root:/root:/bin/sh\n");
		write("etc/shadow", "rw-------", "root:*:20000:0:99999:7:::\n");
		write("etc/hostname", "rw-r--r--", "sandbox\n");
		write("LuoYun/custom/scripts/config", "rwxr-xr-x", "#!/bin/sh\nexit 0\n");
		write("LuoYun/custom/scripts/status", "rwxr-xr-x", "#!/bin/sh\necho 'a sandbox: there is no application'\n");
		if (Files.notExists(this.root.resolve("LuoYun/build"))) {
			write("LuoYun/build/VERSION", "rw-r--r--", "Appliance: 1.0\nExample: 2.3.1\n");
		}
		Files.createDirectories(this.root.resolve("root"));
		Path networkd = this.root.resolve("etc/systemd/system/multi-user.target.wants/systemd-networkd.service");
		Files.createDirectories(networkd.resolveSibling("../../network").normalize());
		Files.createDirectories(networkd.getParent());
		Files.createSymbolicLink(networkd, Path.of("/lib/systemd/system/systemd-networkd.service"));
		String cloud = (controllerPort == 0) ? "" : "CLC_IP=127.0.0.1\nCLC_PORT=" + controllerPort
				+ "\nCLC_MCAST_IP=\nCLC_MCAST_PORT=\nTAG=1\nKEY=" + this.key + "\n";
		String configuration = cloud + "JSON=" + json(terminal) + "\n";
		Files.write(floppy(), FloppyImage.ofNode(configuration.getBytes(StandardCharsets.US_ASCII)));
	}

	private void write(String name, String mode, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(this.root.resolve(name).resolve("..").normalize());
		Files.writeString(file, content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

	private String json(boolean terminal) {
		return """
				{"cookie": "%s", "webssh": {"status": "%s"}, "nameservers": "192.0.2.1", \
				"network": [{"type": "default", "mac": "52:54:00:00:00:01", "ip": "192.0.2.10", \
				"netmask": "255.255.255.0", "gateway": "192.0.2.1"}], \
				"passwd_hash": "$5$training$GFWrIv6nmI.O2YDxrpNdj3Uexi8vdbf/mMXB2QFB0E6", \
				"domain": {"ip": "127.0.0.1", "name": "localhost"}, \
				"public_key": "ssh-ed25519 \
				AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO training"}"""
			.formatted(this.cookie, terminal ? "enable" : "disable");
	}

}
