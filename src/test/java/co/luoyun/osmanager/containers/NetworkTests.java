package co.luoyun.osmanager.containers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Addresses, routes and name servers by each of Debian's network services. */
@InContainers
class NetworkTests {

	private static final String NETWORKD = "/etc/systemd/network/05-osmanager-eth1.network";

	private static final String RESOLVED = "/etc/systemd/resolved.conf.d/50-osmanager.conf";

	@ParameterizedTest
	@CsvSource({ "bookworm, systemd-networkd, " + NETWORKD + ", /etc/resolv.conf",
			"bookworm, ifupdown resolvconf, /etc/network/interfaces.d/osmanager-eth1, /run/resolvconf/interface/lo.osmanager",
			"bookworm, network-manager, /etc/NetworkManager/system-connections/osmanager-eth1.nmconnection, /etc/resolv.conf",
			"trixie, systemd-networkd systemd-resolved, " + NETWORKD + ", " + RESOLVED })
	void bothInterfacesAreConfigured(String release, String packages, String networkFile, String nameServerFile)
			throws Exception {
		String image = TestImages.installed(packages, release);
		try (CloudInstance instance = new CloudInstance(image)) {
			Cloud cloud = instance.cloud();
			Guest guest = instance.guest();
			guest.boot();
			assertAddresses(guest, cloud, instance);
			assertThat(guest.run("head -n 1 " + networkFile)).contains("Written by OS Manager");
			assertThat(guest.run("cat " + nameServerFile)).contains(cloud.nameServer());
			assertThat(guest.run("getent hosts " + Cloud.NAME)).startsWith(Cloud.NAMED_ADDRESS);
			assertThat(guest.run("if command -v resolvectl >/dev/null; then resolvectl query " + Cloud.NAME
					+ "; else cat /etc/resolv.conf; fi"))
				.containsAnyOf(Cloud.NAMED_ADDRESS, "nameserver " + cloud.nameServer());
			assertThat(instance.get(instance.backAddress(), 8080, "/").statusCode()).isEqualTo(200);
			instance.awaitServing();
			assertThat(guest.run("osmanager plan")).contains("network: unchanged", "name-servers: unchanged");
			assertThat(guest.run("journalctl -b -u osmanager -o cat --no-pager")).doesNotContain("WARN", "ERROR");
			assertThat(guest.run("systemctl list-units --failed --plain --no-legend")).isEmpty();
			assertRepairs(guest, instance);
			assertMovesTo(Cloud.address(cloud.back(), 99), guest, instance);
			assertGoesBack(guest, cloud, instance);
		}
	}

	@Test
	void ifupdownTakesOverAnInterfaceThatHasADefaultRoute() throws Exception {
		String image = TestImages.installed("ifupdown");
		try (CloudInstance instance = new CloudInstance(image)) {
			Cloud cloud = instance.cloud();
			Guest guest = instance.guest();
			guest.run("touch /keep-addresses");
			guest.run("ip address flush dev eth1; ip route replace default via " + Cloud.gateway(cloud.front())
					+ " dev eth0");
			guest.run(
					"printf 'auto eth1\\niface eth1 inet static\\n    address 203.0.113.9/24\\n    mtu 1400\\n' >>/etc/network/interfaces");
			guest.boot();
			assertThat(guest.run("ifquery --state eth1")).isEqualTo("eth1=osmanager-eth1");
			assertThat(guest.run("ip -4 -o address show eth1")).doesNotContain("203.0.113.9");
			assertThat(guest.run("cat /sys/class/net/eth1/mtu")).isEqualTo("1400");
			assertAddresses(guest, cloud, instance);
			assertThat(guest.run("ip -4 -o address show eth0 | wc -l")).isEqualTo("1");
			instance.awaitServing();
			assertThat(guest.run("systemctl list-units --failed --plain --no-legend")).isEmpty();
		}
	}

	@Test
	void whatNetworkManagerLeavesToOthersIsSetUpByIp() throws Exception {
		String image = TestImages.installed("network-manager");
		try (CloudInstance instance = new CloudInstance(image)) {
			Guest guest = instance.guest();
			guest.run(
					"mkdir -p /etc/NetworkManager/conf.d; printf '[keyfile]\\nunmanaged-devices=interface-name:eth1\\n'"
							+ " >/etc/NetworkManager/conf.d/10-unmanaged.conf");
			guest.boot();
			assertAddresses(guest, instance.cloud(), instance);
			assertThat(guest.run("nmcli -t -f DEVICE,STATE device")).contains("eth1:unmanaged");
			assertThat(guest.run("osmanager plan")).contains("network: unchanged", "it leaves eth1 to others");
		}
	}

	private static void assertAddresses(Guest guest, Cloud cloud, CloudInstance instance) {
		assertThat(guest.run("ip -4 -o address show eth0"))
			.contains(" " + instance.frontAddress() + "/" + Cloud.prefix(cloud.front()) + " ");
		assertThat(guest.run("ip -4 -o address show eth1"))
			.contains(" " + instance.backAddress() + "/" + Cloud.prefix(cloud.back()) + " ");
		assertThat(guest.run("ip -4 route show default"))
			.contains("default via " + Cloud.gateway(cloud.front()) + " dev eth0");
		assertThat(guest.run("ip route get " + Cloud.gateway(cloud.back()))).contains("dev eth1");
	}

	// Its files are as they should be, and yet the address is gone.
	private static void assertRepairs(Guest guest, CloudInstance instance) {
		guest.run("ip -4 address flush dev eth1");
		assertThat(guest.run("osmanager apply --only network")).contains("network ").doesNotContain("failed");
		assertThat(guest.run("ip -4 -o address show eth1")).contains(" " + instance.backAddress() + "/");
		assertThat(guest.run("osmanager plan --only network")).contains("network: unchanged");
	}

	private static void assertMovesTo(String address, Guest guest, CloudInstance instance) {
		guest.insert(instance.floppy(address, "enable"));
		guest.run("systemctl reload osmanager");
		await().atMost(CloudInstance.PATIENCE).untilAsserted(() -> {
			assertThat(guest.run("ip -4 -o address show eth1")).contains(" " + address + "/")
				.doesNotContain(" " + instance.backAddress() + "/");
			assertThat(instance.get(address, 8080, "/").statusCode()).isEqualTo(200);
		});
	}

	// A gateway that cannot be: the address of all in the network.
	private static void assertGoesBack(Guest guest, Cloud cloud, CloudInstance instance) {
		String before = guest.run("ip -4 -o address show eth1 | tr -s ' ' | cut -d ' ' -f 4");
		String everybody = guest.run("ip -4 -o address show eth1 | sed 's/.* brd \\([0-9.]*\\) .*/\\1/'");
		guest.insert(instance.floppy(Cloud.address(cloud.back(), 100), everybody, "enable"));
		assertThat(guest.attempt("systemctl reload osmanager").getExitCode()).as("a reload that failed").isNotZero();
		await().atMost(CloudInstance.PATIENCE)
			.untilAsserted(() -> assertThat(guest.run("journalctl -b -u osmanager -o cat --no-pager"))
				.contains("Setting network failed", "the former settings are back"));
		assertThat(guest.run("ip -4 -o address show eth1 | tr -s ' ' | cut -d ' ' -f 4")).isEqualTo(before);
		assertThat(guest.run("ip -4 route show default"))
			.contains("default via " + Cloud.gateway(cloud.front()) + " dev eth0");
		instance.awaitServing();
	}

}
