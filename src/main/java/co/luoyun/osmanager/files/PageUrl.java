package co.luoyun.osmanager.files;

import java.net.Inet6Address;
import java.net.InetAddress;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the page is served on this machine. Known once the web server listens. */
@Component
public class PageUrl {

	private final Environment environment;

	public PageUrl(Environment environment) {
		this.environment = environment;
	}

	/** For example {@code http://127.0.0.1:8080/}. */
	@Override
	public String toString() {
		return "http://" + host("127.0.0.1") + ":" + port() + path();
	}

	/**
	 * Where others reach it.
	 * @param host this machine's address or name, as it stands in a URL
	 */
	public String reachedBy(String host) {
		return "http://" + host(host) + ":" + port() + path();
	}

	/** The same by HTTPS, at another port. */
	public String reachedBy(String host, int httpsPort) {
		return "https://" + host(host) + ":" + httpsPort + path();
	}

	private String path() {
		return this.environment.getProperty("server.servlet.context-path", "") + "/";
	}

	// Another program may have the port for the time being.
	private int port() {
		int port = this.environment.getProperty("local.server.port", Integer.class, 0);
		return (port > 0) ? port : this.environment.getProperty("server.port", Integer.class, 8080);
	}

	// A service that listens everywhere is asked on loopback, which it trusts.
	private String host(String anywhere) {
		InetAddress address = this.environment.getProperty("server.address", InetAddress.class);
		if (address == null || address.isAnyLocalAddress()) {
			return anywhere;
		}
		String literal = address.getHostAddress();
		return (address instanceof Inet6Address) ? "[" + literal.replaceFirst("%.*", "") + "]" : literal;
	}

}
