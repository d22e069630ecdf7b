package co.luoyun.osmanager;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;

import co.luoyun.osmanager.files.SystemRoot;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.url} in OS Manager's folder: tells commands such as
 * {@code osmanager status} where on this machine the running service listens.
 */
@Component
class PageAddress {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final RunFile file;

	private final Environment environment;

	PageAddress(SystemRoot root, Environment environment) {
		this.file = new RunFile(root.home("run/osmanager.url"), "Commands that ask this service need --port", PAUSE);
		this.environment = environment;
	}

	/** Writes it; the web server must listen already. */
	void write() {
		this.file.write(url());
	}

	void remove() {
		this.file.remove();
	}

	private String url() {
		return "http://" + host() + ":" + port() + this.environment.getProperty("server.servlet.context-path", "")
				+ "/";
	}

	// Another program may have the port for the time being.
	private int port() {
		int port = this.environment.getRequiredProperty("local.server.port", Integer.class);
		return (port > 0) ? port : this.environment.getProperty("server.port", Integer.class, 8080);
	}

	// A service that listens everywhere is asked on loopback, which it trusts.
	private String host() {
		InetAddress address = this.environment.getProperty("server.address", InetAddress.class);
		if (address == null || address.isAnyLocalAddress()) {
			return "127.0.0.1";
		}
		String literal = address.getHostAddress();
		return (address instanceof Inet6Address) ? "[" + literal.replaceFirst("%.*", "") + "]" : literal;
	}

}
