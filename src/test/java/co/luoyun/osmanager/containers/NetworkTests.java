package co.luoyun.osmanager.containers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Addresses, routes and name servers by each of Debian's network services. */
@InContainers
class NetworkTests {

	@ParameterizedTest
	@ValueSource(strings = { "systemd-networkd", "ifupdown", "network-manager" })
	void bothInterfacesAreConfigured(String network) throws Exception {
		String image = TestImages.installed(network);
		try (Cloud cloud = new Cloud(image); CloudInstance instance = new CloudInstance(cloud, image)) {
			Guest guest = instance.guest();
			guest.boot();
			assertAddresses(guest, cloud, instance);
			assertThat(guest.run("getent hosts " + Cloud.NAME)).startsWith(Cloud.NAMED_ADDRESS);
			assertThat(instance.get(instance.backAddress(), 8080, "/").statusCode()).isEqualTo(200);
			await().atMost(CloudInstance.PATIENCE).until(instance::serving);
			assertThat(guest.run("osmanager plan")).doesNotContain("FAILED");
			assertThat(guest.run("journalctl -b -u osmanager -o cat --no-pager")).doesNotContain("WARN", "ERROR");
			assertThat(guest.run("systemctl list-units --failed --plain --no-legend")).isEmpty();
			assertMovesTo(Cloud.address(cloud.back(), 99), guest, instance);
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

	private static void assertMovesTo(String address, Guest guest, CloudInstance instance) {
		guest.insert(instance.floppy(address, "enable"));
		guest.run("systemctl reload osmanager");
		await().atMost(CloudInstance.PATIENCE).untilAsserted(() -> {
			assertThat(guest.run("ip -4 -o address show eth1")).contains(" " + address + "/")
				.doesNotContain(" " + instance.backAddress() + "/");
			assertThat(instance.get(address, 8080, "/").statusCode()).isEqualTo(200);
		});
	}

}
