package co.luoyun.osmanager.instance;

/**
 * A host and a port.
 *
 * @param host an IP address or a host name
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

	public Endpoint {
		if (host.isBlank() || port < 1 || port > 65535) {
			throw new IllegalArgumentException("An endpoint needs a host and a port from 1 to 65535");
		}
	}

	@Override
	public String toString() {
		return (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

}
