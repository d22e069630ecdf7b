package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import co.luoyun.osmanager.source.fat.FloppyImage;

/**
 * What a training run sees of a system: a root folder with the files that are configured,
 * and a floppy image. Of the appliance only its pages and build files are there; its
 * scripts are not run.
 *
 * @param root the folder that stands for {@code /}; {@code LuoYun/custom/www} and
 * {@code LuoYun/build} may be in it already
 */
record TrainingSandbox(Path root) {

	// Secrets of nothing but the sandbox.
	static final String KEY = "00000000-1111-2222-3333-444444444444";

	static final String COOKIE = "training";

	private static final String JSON = """
			{"cookie": "%s", "webssh": {"status": "disable"}, "nameservers": "192.0.2.1", \
			"network": [{"type": "default", "mac": "52:54:00:00:00:01", "ip": "192.0.2.10", \
			"netmask": "255.255.255.0", "gateway": "192.0.2.1"}], \
			"passwd_hash": "$5$training$GFWrIv6nmI.O2YDxrpNdj3Uexi8vdbf/mMXB2QFB0E6", \
			"domain": {"ip": "192.0.2.10", "name": "training.example.org"}, \
			"public_key": "ssh-ed25519 \
			AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO training"}""".formatted(COOKIE);

	Path floppy() {
		return this.root.resolveSibling("floppy.img");
	}

	void make(int controllerPort) throws IOException {
		write("etc/passwd", "rw-r--r--", "root:x:0:0:root:/root:/bin/sh\n");
		write("etc/shadow", "rw-------", "root:*:20000:0:99999:7:::\n");
		write("etc/hostname", "rw-r--r--", "training\n");
		write("LuoYun/custom/scripts/config", "rwxr-xr-x", "#!/bin/sh\nexit 0\n");
		write("LuoYun/custom/scripts/status", "rwxr-xr-x", "#!/bin/sh\nexit 0\n");
		Files.createDirectories(this.root.resolve("root"));
		Path networkd = this.root.resolve("etc/systemd/system/multi-user.target.wants/systemd-networkd.service");
		Files.createDirectories(networkd.resolveSibling("../../network").normalize());
		Files.createDirectories(networkd.getParent());
		Files.createSymbolicLink(networkd, Path.of("/lib/systemd/system/systemd-networkd.service"));
		String configuration = "CLC_IP=127.0.0.1\nCLC_PORT=" + controllerPort + "\nCLC_MCAST_IP=\nCLC_MCAST_PORT=\n"
				+ "TAG=1\nKEY=" + KEY + "\nJSON=" + JSON + "\n";
		Files.write(floppy(), FloppyImage.ofNode(configuration.getBytes(StandardCharsets.US_ASCII)));
	}

	private void write(String name, String mode, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(this.root.resolve(name).resolve("..").normalize());
		Files.writeString(file, content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

}
