package co.luoyun.osmanager.os.network;

import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.SettingOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has cost others an instance, for each manager: file in, configuration, file out.
 */
class NetworkEdgeCaseTests {

	private static final String MAC = "52:54:00:12:34:56";

	private static final InstanceSettings WITHOUT_GATEWAY = Sandbox
		.network(Sandbox.entry("52-54-00-12-34-56", List.of("192.168.1.60/24"), List.of()));

	private static final InstanceSettings IPV6_ONLY = Sandbox
		.network(Sandbox.entry("525400123456", List.of("2001:db8::5/64"), List.of("fe80::1"), "2001:db8::53"));

	private static final InstanceSettings SERVERS_ON_THE_SECOND = Sandbox.network(
			Sandbox.entry("", List.of("192.168.1.60/24"), List.of("192.168.1.1")),
			Sandbox.entry("", List.of("172.16.0.2/16"), List.of(), "172.16.0.3"));

	private static final String ONE_CARD = "{'network': [{'mac': '" + MAC
			+ "', 'ip': '%s'}, {'mac': '52:54:00:00:00:09', 'ip': '%s'}]}";

	private Sandbox sandbox;

	// Named by the builder, not by the kernel.
	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root).networkInterface("lan7", MAC)
			.networkInterface("lan9", "52:54:00:00:00:09")
			.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			systemd-networkd | etc/systemd/network/05-osmanager-lan7.network                       | Gateway
			NetworkManager   | etc/NetworkManager/system-connections/osmanager-lan7.nmconnection   | gateway
			ifupdown         | etc/network/interfaces.d/osmanager-lan7                             | route
			network-scripts  | etc/sysconfig/network-scripts/ifcfg-lan7                            | GATEWAY
			""")
	void withoutGatewayThereIsNoRoute(String backend, String file, String word) {
		make(backend, WITHOUT_GATEWAY);
		assertThat(this.sandbox.text(file)).contains("192.168.1.60").doesNotContain(word, "lan9");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			systemd-networkd | etc/systemd/network/05-osmanager-lan7.network                     | GatewayOnLink=yes
			ifupdown         | etc/network/interfaces.d/osmanager-lan7                           | onlink
			network-scripts  | etc/sysconfig/network-scripts/route-lan7                          | 169.254.0.1 dev lan7
			NetworkManager   | etc/NetworkManager/system-connections/osmanager-lan7.nmconnection | gateway=169.254.0.1
			""")
	void anIpv4GatewayMayBeLinkLocal(String backend, String file, String line) {
		make(backend, Sandbox.json("{'network': [{'mac': '" + MAC
				+ "', 'ip': '10.0.0.5', 'netmask': '255.255.255.255', 'gateway': '169.254.0.1'}]}"));
		assertThat(this.sandbox.text(file)).contains("169.254.0.1", line);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			systemd-networkd | etc/systemd/network/05-osmanager-lan7.network
			ifupdown         | etc/network/interfaces.d/osmanager-lan7
			""")
	void aCardWhoseEntryIsRefusedIsLeftAloneAndTheOthersAreNot(String backend, String file) {
		make(backend, Sandbox.json(ONE_CARD.formatted("192.168.1.60/24", "10.0.0.1/24")));
		String before = this.sandbox.text(file);
		SettingOutcome outcome = outcome(backend, Sandbox.json(ONE_CARD.formatted("192.168.1.300/24", "10.0.0.2/24")));
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(outcome.detail()).asString().contains("network[0].ip is refused", "lan9 10.0.0.2/24");
		assertThat(this.sandbox.text(file)).isEqualTo(before);
		assertThat(this.sandbox.text(file.replace("lan7", "lan9"))).contains("10.0.0.2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					systemd-networkd | etc/systemd/network/05-osmanager-lan7.network                       | Gateway=fe80:0:0:0:0:0:0:1
					NetworkManager   | etc/NetworkManager/system-connections/osmanager-lan7.nmconnection   | [ipv4];method=disabled;
					ifupdown         | etc/network/interfaces.d/osmanager-lan7                             | iface lan7 inet6 static;
					network-scripts  | etc/sysconfig/network-scripts/ifcfg-lan7                            | BOOTPROTO=none;IPV6INIT=yes;
					""")
	void ipv6Alone(String backend, String file, String lines) {
		make(backend, IPV6_ONLY);
		assertThat(this.sandbox.text(file)).contains("2001:db8:0:0:0:0:0:5", "2001:db8:0:0:0:0:0:53")
			.contains("fe80:0:0:0:0:0:0:1")
			.contains(lines.strip().replace(';', '\n'))
			.doesNotContain("inet static", "IPADDR=", "onlink", "OnLink", "on-link");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					systemd-networkd | etc/systemd/network/05-osmanager-lan9.network                       | DNS=172.16.0.3
					NetworkManager   | etc/NetworkManager/system-connections/osmanager-lan9.nmconnection   | dns=172.16.0.3;
					ifupdown         | etc/network/interfaces.d/osmanager-lan9                             | dns-nameservers 172.16.0.3
					network-scripts  | etc/sysconfig/network-scripts/ifcfg-lan9                            | DNS1=172.16.0.3
					""")
	void nameServersOfTheSecondInterfaceAlone(String backend, String file, String line) {
		make(backend, SERVERS_ON_THE_SECOND);
		assertThat(this.sandbox.text(file)).contains(line);
		assertThat(this.sandbox.text(file.replace("lan9", "lan7"))).doesNotContain("172.16.0.3");
		this.sandbox.make("name-servers", SERVERS_ON_THE_SECOND);
		assertThat(this.sandbox.text("etc/resolv.conf")).isEqualTo("nameserver 172.16.0.3\n");
	}

	@Test
	void anInterfaceThatWasRenamedLeavesNoFileBehind(@TempDir Path renamed) {
		make("ifupdown", WITHOUT_GATEWAY);
		Sandbox later = new Sandbox(renamed).networkInterface("ens3", MAC)
			.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n")
			.file("etc/network/interfaces.d/osmanager-lan7",
					this.sandbox.text("etc/network/interfaces.d/osmanager-lan7"));
		later.make("network", WITHOUT_GATEWAY);
		assertThat(later.path("etc/network/interfaces.d/osmanager-lan7")).doesNotExist();
		assertThat(later.text("etc/network/interfaces.d/osmanager-ens3")).contains("192.168.1.60/24");
		assertThat(later.planned()).containsExactly("ifdown --force lan7", "ip address flush dev ens3 scope global",
				"ifup ens3");
	}

	private void make(String backend, InstanceSettings settings) {
		assertThat(outcome(backend, settings).result()).isEqualTo(SettingOutcome.Result.CHANGED);
	}

	private SettingOutcome outcome(String backend, InstanceSettings settings) {
		OsReport report = this.sandbox.configurer(settings, Sandbox.Properties.with(false, backend)).configure();
		return report.outcomes()
			.stream()
			.filter((outcome) -> outcome.setting().equals("network"))
			.findFirst()
			.orElseThrow();
	}

}
