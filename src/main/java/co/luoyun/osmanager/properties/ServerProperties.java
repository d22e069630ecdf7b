package co.luoyun.osmanager.properties;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/** What is checked of the web server's properties. */
record ServerProperties(@Nullable Integer port, @Nullable InetAddress address) {

	private static final int HIGHEST_PORT = 65535;

	ServerProperties {
		if (port != null && (port < 0 || port > HIGHEST_PORT)) {
			throw new IllegalArgumentException("server.port must be from 0 to " + HIGHEST_PORT);
		}
	}

}
