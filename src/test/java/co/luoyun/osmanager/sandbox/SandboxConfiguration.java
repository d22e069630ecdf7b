package co.luoyun.osmanager.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The luoyun.ini of the sandbox's floppy, with secrets of its own that stay the same from
 * run to run.
 *
 * @param text the whole file
 * @param key the secret shared with the simulated controller
 * @param cookie what opens the owner's page
 */
public record SandboxConfiguration(String text, String key, String cookie) {

	private static final Pattern KEY = Pattern.compile("(?m)^KEY=(.+)$");

	private static final Pattern COOKIE = Pattern.compile("\"cookie\": \"([^\"]+)\"");

	// Nobody's password: the hash of a random one that was thrown away.
	private static final String PASSWORD_HASH = "$6$4byNI8xXfhu091mp$tsK3m6XopxhahrQEG9jps5lhx0gxOikLsTo3w8cRwKw"
			+ "GWC8rdHvQz5da5QF10F0pFSDd4ta3IO0mRS39wpB8w0";

	private static final String PUBLIC_KEY = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO owner@example.org";

	static SandboxConfiguration readOrCreate(Path file, int controllerPort) throws IOException {
		String key = UUID.randomUUID().toString();
		String cookie = UUID.randomUUID().toString();
		if (Files.exists(file)) {
			String old = Files.readString(file, StandardCharsets.US_ASCII);
			key = found(KEY, old);
			cookie = found(COOKIE, old);
		}
		String text = text(key, cookie, controllerPort);
		Files.writeString(file, text, StandardCharsets.US_ASCII);
		return new SandboxConfiguration(text, key, cookie);
	}

	private static String found(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException("The sandbox's luoyun.ini was edited beyond use; remove its folder");
		}
		return matcher.group(1);
	}

	private static String text(String key, String cookie, int controllerPort) {
		String json = """
				{"cookie": "%s", "webssh": {"status": "enable", "port": 8001}, \
				"network": [{"type": "default", "mac": "52:54:00:12:34:56", "ip": "192.168.1.60", \
				"netmask": "255.255.255.0", "gateway": "192.168.1.1", "nameservers": "192.168.1.1 8.8.8.8"}], \
				"nameservers": "192.168.1.1 8.8.8.8", "domain": {"ip": "127.0.0.1", "name": "localhost"}, \
				"public_key": "%s", "passwd_hash": "%s", "storage": [{"type": "disk", "size": 10}]}""".formatted(cookie,
				PUBLIC_KEY, PASSWORD_HASH);
		return """
				CLC_IP=127.0.0.1
				CLC_PORT=%d
				CLC_MCAST_IP=228.0.0.1
				CLC_MCAST_PORT=%d
				TAG=%d
				KEY=%s
				JSON=%s
				""".formatted(controllerPort, controllerPort, Sandbox.TAG, key, json);
	}

}
