package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.os.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Red Hat's network-scripts make of our files: read by a shell, as ifup does, and
 * carried out by the rules of its ifup-eth, ifup-routes and ifup-ipv6. These scripts
 * themselves are not here.
 */
@StartsPrograms
class NetworkScriptsTests {

	private static final String MAC = "52:54:00:12:34:56";

	private static final String FOLDER = "etc/sysconfig/network-scripts/";

	// The numbers go from none by 0 and 1 on; GATEWAY counts in the network of the first
	// address alone; a line of the route file is what follows "ip route add".
	private static final String IFUP = """
			set -eu
			. ./ifcfg-$1
			test "$DEVICE $ONBOOT $NM_CONTROLLED" = "$1 yes no"
			network() {
				IFS=. read -r a b c d <<<"$1"
				echo $(((a << 24 | b << 16 | c << 8 | d) >> (32 - $2)))
			}
			for number in '' 0 1 2 3 4; do
				address=IPADDR$number prefix=PREFIX$number
				[ -z "${!address:-}" ] || echo "address ${!address}/${!prefix}"
			done
			if [ -n "${GATEWAY:-}" ] && [ "$(network "$GATEWAY" "$PREFIX")" = "$(network "$IPADDR" "$PREFIX")" ]; then
				echo "route default via $GATEWAY ${METRIC:+metric $METRIC}"
			fi
			[ ! -e route-$1 ] || grep -vE '^[[:space:]]*(#.*)?$' route-$1 | sed 's/^/route /'
			for address in ${IPV6ADDR:-} ${IPV6ADDR_SECONDARIES:-}; do echo "address $address"; done
			[ -z "${IPV6_DEFAULTGW:-}" ] || echo "route default via ${IPV6_DEFAULTGW%%%*} dev ${IPV6_DEFAULTGW##*%}"
			for server in ${DNS1:-} ${DNS2:-} ${DNS3:-}; do echo "server $server"; done
			""";

	private Path root;

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path folder) {
		this.root = folder;
		this.sandbox = new Sandbox(folder).networkInterface("ens3", MAC).folder(FOLDER);
	}

	@Test
	void theGatewayMayBeInAnyAddressesNetwork() throws Exception {
		assertThat(up(List.of("10.0.0.5/24", "192.168.7.5/16"), "10.0.0.1")).containsExactly("address 10.0.0.5/24",
				"address 192.168.7.5/16", "route default via 10.0.0.1");
		assertThat(up(List.of("10.0.0.5/24", "192.168.7.5/16"), "192.168.0.1")).containsExactly("address 10.0.0.5/24",
				"address 192.168.7.5/16", "route default via 192.168.0.1 dev ens3");
		assertThat(up(List.of("10.0.0.5/32"), "10.9.9.1")).containsExactly("address 10.0.0.5/32",
				"route 10.9.9.1 dev ens3 scope link", "route default via 10.9.9.1 dev ens3");
	}

	@Test
	void bothVersionsAndTheServersAreRead() throws Exception {
		assertThat(up(List.of("10.0.0.5/24", "2001:db8::5/64", "2001:db8::6/64"), "2001:db8::1", "10.0.0.53",
				"2001:db8::53"))
			.containsExactly("address 10.0.0.5/24", "address 2001:db8:0:0:0:0:0:5/64",
					"address 2001:db8:0:0:0:0:0:6/64", "route default via 2001:db8:0:0:0:0:0:1 dev ens3",
					"server 10.0.0.53", "server 2001:db8:0:0:0:0:0:53");
	}

	private List<String> up(List<String> addresses, String gateway, String... servers)
			throws IOException, InterruptedException {
		this.sandbox.make("network", Sandbox.network(Sandbox.entry(MAC, addresses, List.of(gateway), servers)));
		Process shell = new ProcessBuilder("bash", "-c", IFUP, "ifup", "ens3")
			.directory(this.root.resolve(FOLDER).toFile())
			.redirectErrorStream(true)
			.start();
		String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).as(said).isZero();
		return said.lines().map(String::strip).toList();
	}

}
