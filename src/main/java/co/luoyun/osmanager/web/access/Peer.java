package co.luoyun.osmanager.web.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The other end of a request: this very machine, a reverse proxy, or someone else. */
public final class Peer {

	/** Any of these says that a proxy is in between. */
	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Real-IP", "Via",
			"X-Original-URL", "CF-Connecting-IP");

	private static final Pattern LOOPBACK_HOST = Pattern
		.compile("(localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)])(:\\d{1,5})?");

	private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,8}/?");

	private final HttpServletRequest request;

	public Peer(HttpServletRequest request) {
		this.request = request;
	}

	/**
	 * Whether the request was made on this machine and for this machine: from a loopback
	 * address, to a loopback host (so that no web page can make a browser ask), and with
	 * no sign of a proxy. A proxy that leaves no header still speaks HTTP/1.0, as nginx
	 * does.
	 */
	boolean isThisMachine() {
		String host = this.request.getHeader("Host");
		return isLoopback() && host != null && LOOPBACK_HOST.matcher(host).matches()
				&& "HTTP/1.1".equals(this.request.getProtocol())
				&& PROXY_HEADERS.stream().noneMatch((name) -> this.request.getHeader(name) != null);
	}

	/**
	 * The address that guesses are counted for: the client's own, as far as it can be
	 * trusted. A proxy on this machine is believed for the hop before it.
	 */
	public String address() {
		String direct = this.request.getRemoteAddr();
		String forwarded = this.request.getHeader("X-Forwarded-For");
		String last = (forwarded == null) ? forwarded().lastFor()
				: forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
		return network((isLoopback() && last.matches("[0-9A-Fa-f.:]{2,45}")) ? last : direct);
	}

	/**
	 * Whether the browser's side of a proxy is encrypted. Of a chain of proxies the first
	 * one is the browser's, in {@code X-Forwarded-Proto: https, http} as in RFC 7239's
	 * {@code Forwarded: proto=https;for=192.0.2.1, proto=http}.
	 */
	public boolean isSecure() {
		return this.request.isSecure() || isHttps(first("X-Forwarded-Proto")) || isHttps(forwarded().first("proto"));
	}

	private static boolean isHttps(String scheme) {
		return scheme.equalsIgnoreCase("https");
	}

	private String first(String header) {
		String value = this.request.getHeader(header);
		return (value == null) ? "" : value.split(",", 2)[0].strip();
	}

	private ForwardedHeader forwarded() {
		return new ForwardedHeader(Objects.requireNonNullElse(this.request.getHeader("Forwarded"), ""));
	}

	/** Every name that the browser may know this host by. */
	public Stream<String> hosts() {
		return Stream
			.of(String.valueOf(this.request.getHeader("Host")), first("X-Forwarded-Host"), forwarded().first("host"))
			.filter((host) -> !host.isEmpty());
	}

	/** The path that the browser sees this instance under, ending with a slash. */
	public String basePath() {
		String prefix = Optional.ofNullable(this.request.getHeader("X-Forwarded-Prefix"))
			.filter((value) -> PREFIX.matcher(value).matches())
			.orElse(this.request.getContextPath());
		return prefix.endsWith("/") ? prefix : prefix + "/";
	}

	private boolean isLoopback() {
		return parse(this.request.getRemoteAddr()).filter(InetAddress::isLoopbackAddress).isPresent();
	}

	private static String network(String address) {
		return parse(address).filter(Inet6Address.class::isInstance).map(Peer::network).orElse(address);
	}

	/** Of an IPv6 address the network, as one client has all of it. */
	public static String network(InetAddress address) {
		if (!(address instanceof Inet6Address)) {
			return address.getHostAddress();
		}
		try {
			byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16);
			return InetAddress.getByAddress(network).getHostAddress() + "/64";
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("16 bytes are an IPv6 address", ex);
		}
	}

	private static Optional<InetAddress> parse(@Nullable String address) {
		try {
			return Optional.ofNullable(address).map(InetAddress::ofLiteral);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
