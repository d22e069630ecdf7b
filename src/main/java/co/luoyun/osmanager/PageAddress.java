package co.luoyun.osmanager;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.url} in OS Manager's folder: tells commands such as
 * {@code osmanager status} where on this machine the running service listens.
 */
@Component
class PageAddress {

	private static final Logger logger = LoggerFactory.getLogger(PageAddress.class);

	private final Path path;

	private final Environment environment;

	PageAddress(SystemRoot root, Environment environment) {
		this.path = root.home("run/osmanager.url");
		this.environment = environment;
	}

	/** Writes it; the web server must listen already. */
	void write() {
		String content = url() + "\n";
		try {
			new AtomicFile(this.path, "rw-r--r--").write(content.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot write the page's address to {}: {}. Commands that ask this service need --port",
					this.path, ex.toString());
		}
	}

	void remove() {
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			logger.warn("Cannot remove the page's address {}: {}", this.path, ex.toString());
		}
	}

	private String url() {
		return "http://" + host() + ":" + this.environment.getRequiredProperty("local.server.port")
				+ this.environment.getProperty("server.servlet.context-path", "") + "/";
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
