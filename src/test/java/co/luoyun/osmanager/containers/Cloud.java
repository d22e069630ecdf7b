package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.source.fat.FloppyImage;
import com.github.dockerjava.api.model.Network.Ipam.Config;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * What a cloud has for one instance: two networks, a controller that is reached by the
 * first one's gateway, a name server and another instance, from which the first is seen.
 */
final class Cloud implements AutoCloseable {

	static final int TAG = 10;

	static final String PASSWORD = "open sesame 25";

	/** The name that only this cloud's name server knows. */
	static final String NAME = "app.cloud.test";

	static final String NAMED_ADDRESS = "203.0.113.77";

	private static final String PASSWORD_HASH = "$6$containertest$9xRlvn8oyaveDky1KMzRGL7yfNe8mUKG.V6d9yqJPaMy0MnF9aJglyK"
			+ ".vZrG9JppvTmIlxi7nIdiKEoX/C4b8.";

	private final String key = UUID.randomUUID().toString();

	private final String cookie = UUID.randomUUID().toString();

	private final Network front = Network.newNetwork();

	private final Network back = Network.newNetwork();

	private final Guest neighbour;

	private final SimulatedController controller;

	Cloud(String image) throws IOException {
		this.neighbour = new Guest(image).withNetwork(this.front)
			.withCommand("dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts",
					"--address=/" + NAME + "/" + NAMED_ADDRESS);
		this.neighbour.start();
		this.neighbour.run("ssh-keygen -q -t ed25519 -N '' -f /root/owner");
		ControllerOptions options = new ControllerOptions(Optional.empty(), 0, java.util.Map.of(),
				Optional.of(new SharedKey(this.key)), Optional.empty());
		this.controller = new SimulatedController(options, Clock.systemUTC(), (event) -> {
		}).start();
	}

	Network front() {
		return this.front;
	}

	Network back() {
		return this.back;
	}

	Guest neighbour() {
		return this.neighbour;
	}

	String cookie() {
		return this.cookie;
	}

	/** What the controller knows of the instance. */
	Optional<RegisteredInstance> instance() {
		return this.controller.instances().stream().filter((each) -> each.tag() == TAG).findFirst();
	}

	SimulatedController controller() {
		return this.controller;
	}

	/** An address that Docker gives to nobody, for the instance to be configured with. */
	static String address(Network network, int last) {
		String[] parts = ipam(network).getSubnet().split("[./]");
		return parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + 15) + "." + last;
	}

	static int prefix(Network network) {
		return Integer.parseInt(ipam(network).getSubnet().split("/")[1]);
	}

	static String gateway(Network network) {
		return ipam(network).getGateway();
	}

	private static Config ipam(Network network) {
		return DockerClientFactory.instance()
			.client()
			.inspectNetworkCmd()
			.withNetworkId(network.getId())
			.exec()
			.getIpam()
			.getConfig()
			.getFirst();
	}

	/**
	 * The floppy disk as the node writes it.
	 * @param network the JSON of the interfaces
	 * @param webssh "enable" or "disable"
	 */
	byte[] floppy(String network, String webssh) {
		String json = """
				{"cookie": "%s", "webssh": {"status": "%s", "port": 8001}, "network": [%s], "nameservers": "%s", \
				"domain": {"name": "i10.cloud.test"}, "public_key": "%s", "passwd_hash": "%s", \
				"use_global_passwd": true, "storage": [{"type": "disk", "size": 10}]}""".formatted(this.cookie, webssh,
				network, nameServer(), publicKey(), PASSWORD_HASH);
		String text = """
				CLC_IP=%s
				CLC_PORT=%d
				CLC_MCAST_IP=228.0.0.1
				CLC_MCAST_PORT=1369
				TAG=%d
				KEY=%s
				JSON=%s
				""".formatted(gateway(this.front), this.controller.port(), TAG, this.key, json);
		return FloppyImage.ofNode(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The JSON of an interface with an address. */
	static String entry(String mac, String address, int prefix, String gateway) {
		return """
				{"type": "default", "mac": "%s", "ip": "%s", "netmask": "%s", "gateway": "%s", "nameservers": null}"""
			.formatted(mac, address, netmask(prefix), gateway);
	}

	private static String netmask(int prefix) {
		int bits = -1 << (32 - prefix);
		try {
			return InetAddress
				.getByAddress(new byte[] { (byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits })
				.getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The address of the name server that knows {@link #NAME}. */
	String nameServer() {
		return this.neighbour.run("ip -4 -o address show eth0").replaceFirst(".*inet ([0-9.]+)/.*", "$1");
	}

	private String publicKey() {
		return this.neighbour.run("cat /root/owner.pub");
	}

	@Override
	public void close() {
		this.neighbour.stop();
		this.controller.close();
		this.front.close();
		this.back.close();
	}

}
