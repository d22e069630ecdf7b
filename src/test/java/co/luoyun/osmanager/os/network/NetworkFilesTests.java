package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.PlanRequest;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.Ifupdown;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.network.backend.SystemdNetworkd;
import co.luoyun.osmanager.process.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written for each manager, and what is run to put it into force. */
class NetworkFilesTests {

	private static final String MAC = "52:54:00:12:34:56";

	private static final InstanceSettings TYPICAL = Sandbox
		.network(Sandbox.entry(MAC, List.of("192.168.1.60/24"), List.of("192.168.1.1"), "192.168.1.1", "8.8.8.8"));

	// On-link IPv4 gateway, both IP versions, a second interface with a gateway, a third
	// by DHCP.
	private static final InstanceSettings RICH = Sandbox.network(
			Sandbox.entry(MAC, List.of("10.0.0.5/32", "2001:db8::5/64"), List.of("10.9.9.1", "2001:db8::1")),
			Sandbox.entry("", List.of("172.16.0.2/16"), List.of("172.16.0.1"), "172.16.0.3"),
			Sandbox.entry("", List.of(), List.of()));

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root).networkInterface("ens3", MAC)
			.networkInterface("ens10", "52:54:00:00:00:10")
			.networkInterface("ens4", "52:54:00:00:00:04");
	}

	@Test
	void systemdNetworkd() {
		this.sandbox.link("etc/systemd/system/multi-user.target.wants/systemd-networkd.service",
				"/lib/systemd/system/systemd-networkd.service");
		SettingOutcome outcome = make(TYPICAL);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(outcome.detail()).hasToString("ens3 192.168.1.60/24 by systemd-networkd (it is enabled)");
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network")).isEqualTo("""
				# Written by OS Manager; changes are lost.
				[Match]
				MACAddress=52:54:00:12:34:56
				Type=ether

				[Network]
				DHCP=no
				Address=192.168.1.60/24
				DNS=192.168.1.1
				DNS=8.8.8.8

				[Route]
				Gateway=192.168.1.1
				""");
		assertThat(this.sandbox.planned()).containsExactly("networkctl reload", "networkctl reconfigure ens3");
		assertThat(make(TYPICAL).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
		assertThat(this.sandbox.planned()).hasSize(2);
	}

	@Test
	void systemdNetworkdWithMore() {
		this.sandbox.file("etc/systemd/network/10-lan.network", "[Match]\n");
		make(RICH);
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network")).endsWith("""
				DHCP=no
				Address=10.0.0.5/32
				Address=2001:db8:0:0:0:0:0:5/64

				[Route]
				Gateway=10.9.9.1
				GatewayOnLink=yes

				[Route]
				Gateway=2001:db8:0:0:0:0:0:1
				""");
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens4.network")).contains("Name=ens4\n",
				"DNS=172.16.0.3\n", "Gateway=172.16.0.1\nMetric=200\n");
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens10.network")).contains("DHCP=yes\n")
			.doesNotContain("[Route]");
		assertThat(this.sandbox.text("etc/systemd/network/10-lan.network")).isEqualTo("[Match]\n");
	}

	@Test
	void networkManager() {
		this.sandbox.folder("etc/NetworkManager/system-connections");
		make(RICH);
		String file = "etc/NetworkManager/system-connections/osmanager-ens3.nmconnection";
		assertThat(this.sandbox.mode(file)).isEqualTo("rw-------");
		assertThat(this.sandbox.text(file)).contains("[connection]\nid=osmanager-ens3\n",
				"[ethernet]\nmac-address=52:54:00:12:34:56\n",
				"[ipv4]\nmethod=manual\naddress1=10.0.0.5/32\ngateway=10.9.9.1\n",
				"[ipv6]\nmethod=manual\naddress1=2001:db8:0:0:0:0:0:5/64\ngateway=2001:db8:0:0:0:0:0:1\n");
		assertThat(this.sandbox.text("etc/NetworkManager/system-connections/osmanager-ens10.nmconnection"))
			.contains("[ipv4]\nmethod=auto\n", "[ipv6]\nmethod=auto\n");
		assertThat(this.sandbox.planned()).startsWith("nmcli connection reload",
				"nmcli --wait 30 connection up id osmanager-ens3");
	}

	@Test
	void netplan() {
		String former = "etc/netplan/90-osmanager.yaml";
		this.sandbox.file("etc/netplan/50-cloud-init.yaml", "network: {}\n").file(former, Marks.FILE + "\n");
		SettingOutcome outcome = make(TYPICAL);
		assertThat(outcome.detail()).hasToString("ens3 192.168.1.60/24 by systemd-networkd (/etc/netplan has files)");
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network")).contains("Address=192.168");
		assertThat(this.sandbox.path(former)).doesNotExist();
		assertThat(this.sandbox.planned()).contains("networkctl reconfigure ens3", "netplan generate");
		assertThat(make(TYPICAL).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void netplanThatIsRenderedToNetworkManager() {
		this.sandbox.file("etc/netplan/01-all.yaml", "network:\n  renderer: NetworkManager\n");
		assertThat(make(TYPICAL).detail()).asString().contains("by NetworkManager (/etc/netplan has files)");
	}

	@Test
	void ifupdown() {
		this.sandbox.file("etc/network/interfaces",
				"source /etc/network/interfaces.d/*\nauto lo\niface lo inet loopback\n");
		make(RICH);
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens3")).isEqualTo("""
				# Written by OS Manager; changes are lost.
				auto ens3
				iface ens3 inet static
				    address 10.0.0.5/32
				    up ip -4 route replace default via 10.9.9.1 dev ens3 onlink
				iface ens3 inet6 static
				    address 2001:db8:0:0:0:0:0:5/64
				    up ip -6 route replace default via 2001:db8:0:0:0:0:0:1 dev ens3
				""");
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens4"))
			.contains("    up ip -4 route replace default via 172.16.0.1 dev ens4 metric 200\n");
		assertThat(this.sandbox.planned()).containsExactly("ip address flush dev ens3 scope global", "ifup ens3",
				"ip address flush dev ens4 scope global", "ifup ens4", "ip address flush dev ens10 scope global",
				"ifup ens10");
	}

	@Test
	void ifupdownBouncesOnlyWhatChanges() {
		this.sandbox.file("etc/network/interfaces", "source-directory interfaces.d\n");
		make(RICH);
		int before = this.sandbox.planned().size();
		make(Sandbox.network(RICH.network().get(0), Sandbox.entry("", List.of("172.16.0.9/16"), List.of()),
				RICH.network().get(2)));
		assertThat(this.sandbox.planned().subList(before, this.sandbox.planned().size()))
			.containsExactly("ifdown --force ens4", "ifup ens4");
	}

	@Test
	void filesThatAreNotInForceArePutIntoForceAgain() throws IOException {
		List<Assignment> assignments = Assignments.of(TYPICAL.network(), new NetworkState(List.of(), List.of()))
			.assignments();
		Link bare = new Link("eth0", "", Link.Kind.PHYSICAL, true, true, List.of());
		NetworkState state = new NetworkState(List.of(bare), List.of());
		assertThat(NetworkCheck.incomplete(assignments, state)).isEqualTo(assignments);
		assertThat(NetworkCheck.missing(assignments, state)).map(Message::toString)
			.containsExactly("address 192.168.1.60/24 on eth0", "default route by 192.168.1.1 on eth0");
		NetworkFiles files = new NetworkFiles(this.sandbox.systemRoot(),
				new SystemEvidence(this.sandbox.systemRoot(), this.sandbox.runner()), Duration.ofSeconds(5));
		assertThat(files.again(new Ifupdown(), assignments.getFirst())).extracting(Change::summary)
			.containsExactly("run ifdown --force eth0", "run ip address flush dev eth0 scope global", "run ifup eth0");
		assertThat(files.again(new SystemdNetworkd(), assignments.getFirst())).extracting(Change::summary)
			.containsExactly("run networkctl reload", "run networkctl reconfigure eth0");
	}

	@Test
	void ifupdownOfOlderUbuntuReadsCfgOnly() {
		this.sandbox.file("etc/network/interfaces", "source /etc/network/interfaces.d/*.cfg\n");
		make(TYPICAL);
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens3.cfg"))
			.contains("address 192.168.1.60/24");
	}

	@Test
	void ifupdownThatDoesNotReadOurFileIsLeftAlone() {
		this.sandbox.file("etc/network/interfaces", "auto lo\n");
		Map<String, String> before = this.sandbox.files();
		SettingOutcome outcome = make(TYPICAL);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.PLANNED);
		assertThat(outcome.detail()).asString().contains("iproute2", "no line 'source");
		assertThat(this.sandbox.files()).isEqualTo(before);
	}

	@Test
	void ifupdownsOwnStanzaIsTakenOverFromIt() {
		String main = "source /etc/network/interfaces.d/*\nallow-hotplug ens3\niface ens3 inet dhcp\n";
		this.sandbox.file("etc/network/interfaces", main)
			.link("etc/systemd/system/multi-user.target.wants/NetworkManager.service", "/lib/x");
		assertThat(make(TYPICAL).detail()).asString().contains("by ifupdown");
		assertThat(this.sandbox.text("etc/network/interfaces")).isEqualTo(main);
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens3")).isEqualTo("""
				# Written by OS Manager; changes are lost.
				auto ens3
				mapping ens3
				    script /bin/grep
				    map osmanager-ens3
				iface osmanager-ens3 inet static
				    address 192.168.1.60/24
				    up ip -4 route replace default via 192.168.1.1 dev ens3
				    dns-nameservers 192.168.1.1 8.8.8.8
				""");
		assertThat(this.sandbox.planned()).containsExactly("ip address flush dev ens3 scope global",
				"ifdown --force ens3", "ifup ens3");
		// By DHCP it is what is wanted: ours goes, and its own is done again.
		this.sandbox.plannedCommands().clear();
		InstanceSettings dhcp = Sandbox.network(Sandbox.entry(MAC, List.of(), List.of()));
		assertThat(make(dhcp).result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(this.sandbox.path("etc/network/interfaces.d/osmanager-ens3")).doesNotExist();
		assertThat(this.sandbox.planned()).containsExactly("ifdown --force ens3", "ifup ens3");
		assertThat(make(dhcp).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void vlansThatGoWithTheirInterfaceComeBack() {
		this.sandbox.file("etc/network/interfaces", """
				source /etc/network/interfaces.d/*
				auto ens3 ens3.5
				iface ens3 inet dhcp
				iface ens3.5 inet static
				    address 10.9.5.2/24
				iface ens3.6 inet manual
				iface office inet manual
				    vlan-raw-device ens3
				iface ens30.5 inet manual
				""").file("run/network/ifstate", "ens3=ens3\noffice=office\nens30.5=ens30.5\n");
		make(TYPICAL);
		assertThat(this.sandbox.planned()).containsExactly("ip address flush dev ens3 scope global",
				"ifdown --force ens3", "ifup ens3", "ifup ens3.5", "ifup office");
	}

	@Test
	void whatMakesAnInterfaceABondIsKeptFromAStanzaInAnyFileThatIsRead() {
		this.sandbox
			.file("etc/network/interfaces",
					"source interfaces.d/*\nsource-directory /etc/network/more.d\n# iface ens3 inet manual\n")
			.file("etc/network/more.d/lan", """
					auto ens3
					iface ens3 inet dhcp
					    bond-slaves ens10 \\
					        ens4
					    mtu 1450
					    hostname other
					iface ens4 inet manual
					    mtu 9000
					""")
			.file("etc/network/more.d/ignored.bak", "iface ens3 inet dhcp\n    mtu 1\n")
			.folder("etc/network/more.d/folder");
		make(TYPICAL);
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens3")).isEqualTo("""
				# Written by OS Manager; changes are lost.
				auto ens3
				mapping ens3
				    script /bin/grep
				    map osmanager-ens3
				iface osmanager-ens3 inet static
				    bond-slaves ens10          ens4
				    mtu 1450
				    address 192.168.1.60/24
				    up ip -4 route replace default via 192.168.1.1 dev ens3
				    dns-nameservers 192.168.1.1 8.8.8.8
				""");
	}

	@Test
	void vlansAndMtuAreKeptFromTheFileOfNetworkdThatOursTakesThePlaceOf() {
		String theirs = "/run/systemd/network/10-netplan-ens3.network";
		String state = "ADMIN_STATE=configured\nNETWORK_FILE=%s\n";
		this.sandbox.file(theirs.substring(1), """
				[Match]
				Name=ens3
				[Link]
				MTUBytes=1450
				Unmanaged=no
				[Network]
				DHCP=yes
				VLAN=lan.10
				VLAN=lan.20
				[Address]
				Address=203.0.113.9/24
				""")
			.file("etc/netplan/50-lan.yaml", "network: {}\n")
			.file("sys/class/net/ens3/ifindex", "2\n")
			.file("run/systemd/netif/links/2", state.formatted(theirs));
		make(TYPICAL);
		String ours = "etc/systemd/network/05-osmanager-ens3.network";
		assertThat(this.sandbox.text(ours)).contains("\n# Keeps options of " + theirs + "\n",
				"\n[Link]\nMTUBytes=1450\n\n[Network]\nVLAN=lan.10\nVLAN=lan.20\nDHCP=no\nAddress=192.168.1.60/24\n")
			.doesNotContain("203.0.113.9", "Unmanaged");
		this.sandbox.file("run/systemd/netif/links/2", state.formatted("/" + ours));
		assertThat(make(TYPICAL).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void ifupdownDoesNotKeepTheBootWaitingForDhcp() {
		this.sandbox.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n").file("sbin/dhclient", "");
		make(RICH);
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens10")).contains("iface ens10 inet manual\n",
				"    up dhclient -4 -nw -pf /run/dhclient.ens10.pid ", "    down dhclient -4 -r ");
	}

	@Test
	void dhcpClientsOfAnInterfaceAreEnded(@TempDir Path processes) throws IOException {
		for (String line : List.of("self net:[1] -", "100 net:[1] dhclient -4 -nw -pf /run/d.pid ens3",
				"101 net:[1] /sbin/udhcpc -i ens3 -b", "102 net:[1] dhclient ens10", "103 net:[1] vi ens3",
				"104 net:[1] /usr/sbin/dhcpcd -b ens3", "106 net:[2] dhclient ens3", "107 net:[1] dhclient -6 ens3")) {
			String[] words = line.split(" ", 3);
			Path process = processes.resolve(words[0]);
			Files.createDirectories(process.resolve("ns"));
			Files.createSymbolicLink(process.resolve("ns/net"), Path.of(words[1]));
			Files.writeString(process.resolve("cmdline"), words[2].replace(' ', '\0') + "\0");
		}
		Files.createDirectories(processes.resolve("105"));
		assertThat(DhcpClients.endings(processes, "ens3")).extracting(Command::toString)
			.containsExactlyInAnyOrder("dhclient -r -4 -pf /run/d.pid ens3", "kill -USR2 101", "kill 101",
					"/usr/sbin/dhcpcd -k ens3");
	}

	@Test
	void filesOfAManagerThatIsNotInChargeAnyMoreGo() {
		this.sandbox.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
		make(TYPICAL);
		this.sandbox.plannedCommands().clear();
		this.sandbox.link("etc/systemd/system/multi-user.target.wants/systemd-networkd.service", "/lib/x");
		make(TYPICAL);
		assertThat(this.sandbox.path("etc/network/interfaces.d/osmanager-ens3")).doesNotExist();
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network")).contains("192.168.1.60/24");
		assertThat(this.sandbox.planned()).containsExactly("ifdown --force ens3", "networkctl reload",
				"networkctl reconfigure ens3");
	}

	@Test
	void sortsBeforeEveryFileOfNetworkdThatOthersWrote() {
		this.sandbox.file("etc/systemd/network/10-lan.network", "[Match]\n");
		make(TYPICAL);
		this.sandbox.file("etc/systemd/network/00-default.network", "[Match]\nName=e*\n");
		make(TYPICAL);
		assertThat(this.sandbox.files().keySet()).filteredOn((file) -> file.endsWith(".network"))
			.containsExactly("etc/systemd/network/0-0-osmanager-ens3.network", "etc/systemd/network/00-default.network",
					"etc/systemd/network/10-lan.network");
		assertThat(make(TYPICAL).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void aFamilyThatTheKernelHasSwitchedOffTakesNothingFromTheOther() {
		this.sandbox.file("etc/systemd/network/10-lan.network", "[Match]\n")
			.file("proc/sys/net/ipv6/conf/ens3/disable_ipv6", "1\n");
		SettingOutcome outcome = make(Sandbox
			.network(Sandbox.entry(MAC, List.of("10.0.0.5/8", "2001:db8::5/64"), List.of("10.9.9.1", "2001:db8::1"))));
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(outcome.detail()).asString().endsWith("; network[0]: ens3 has IPv6 switched off in the kernel");
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network")).contains("Gateway=10.9.9.1")
			.doesNotContain("2001");
		assertThat(make(Sandbox.network(Sandbox.entry(MAC, List.of("2001:db8::5/64"), List.of()))).result())
			.isEqualTo(SettingOutcome.Result.FAILED);
	}

	@Test
	void aBondIsMatchedByItsName() {
		this.sandbox.file("sys/class/net/bond0/type", "1\n")
			.file("sys/class/net/bond0/address", "52:54:00:77:00:10\n")
			.file("sys/class/net/bond0/flags", "0x1003\n")
			.folder("sys/class/net/bond0/bonding")
			.file("etc/systemd/network/30-bond0.network", "[Match]\n");
		make(Sandbox.network(Sandbox.entry("52:54:00:77:00:10", List.of("192.168.77.10/24"), List.of())));
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-bond0.network")).contains("Name=bond0\n")
			.doesNotContain("MACAddress");
	}

	@Test
	void whatIpSetIsTakenAwayBeforeTheNewIsAdded() {
		Assignment wanted = Assignments.of(TYPICAL.network(), new NetworkState(List.of(), List.of()))
			.assignments()
			.getFirst();
		NetworkState state = new NetworkState(
				List.of(new Link("eth0", "", Link.Kind.PHYSICAL, true, true,
						List.of(Sandbox.interfaceAddress("192.168.1.50/24"), Sandbox.interfaceAddress("10.0.0.1/8")))),
				List.of(new DefaultRoute("eth0", InetAddress.ofLiteral("192.168.1.1"))));
		RunTimeAddresses ours = new RunTimeAddresses(Path.of("/run/x"), Set.of("eth0 192.168.1.50/24"));
		assertThat(Iproute2.commands(wanted, state, ours, List.of(), false)).extracting(Command::toString)
			.containsExactly("ip address delete 192.168.1.50/24 dev eth0",
					"ip address replace 192.168.1.60/24 dev eth0",
					"ip -4 route replace default via 192.168.1.1 dev eth0");
		RunTimeAddresses others = new RunTimeAddresses(Path.of("/run/x"), Set.of());
		assertThat(Iproute2.commands(wanted, state, others, List.of(), false)).extracting(Command::toString)
			.containsExactly("ip address replace 192.168.1.60/24 dev eth0");
	}

	@Test
	void aLeaseTakesThePlaceOfWhatIpSet() throws IOException {
		Assignment dhcp = Assignments
			.of(Sandbox.network(Sandbox.entry("", List.of(), List.of())).network(),
					new NetworkState(List.of(), List.of()))
			.assignments()
			.getFirst();
		NetworkState state = new NetworkState(List.of(new Link("eth0", "", Link.Kind.PHYSICAL, true, true,
				List.of(Sandbox.interfaceAddress("192.168.1.50/24")))), List.of());
		RunTimeAddresses ours = new RunTimeAddresses(Path.of("/run/x"),
				Set.of("eth0 192.168.1.50/24", "eth1 10.0.0.1/8"));
		assertThat(Iproute2.commands(dhcp, state, ours, List.of(), false)).extracting(Command::toString)
			.containsExactly("ip address delete 192.168.1.50/24 dev eth0", "dhclient -nw eth0");
		assertThat(Iproute2.commands(dhcp, state, ours, List.of(Command.of("x")), false)).extracting(Command::toString)
			.as("where a client runs already")
			.containsExactly("ip address delete 192.168.1.50/24 dev eth0");
		assertThat(ours.with(List.of(dhcp))).isInstanceOfSatisfying(Change.WriteFile.class,
				(file) -> assertThat(file.content()).isEqualTo(Marks.FILE + "\neth1 10.0.0.1/8\n"));
	}

	@Test
	void ifupdownRoutesWhenAllAddressesAreThere() {
		this.sandbox.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
		make(Sandbox.network(Sandbox.entry(MAC, List.of("10.0.0.5/24", "192.168.7.5/16"), List.of("192.168.0.1"))));
		assertThat(this.sandbox.text("etc/network/interfaces.d/osmanager-ens3")).containsSubsequence(
				"address 10.0.0.5/24", "address 192.168.7.5/16",
				"up ip -4 route replace default via 192.168.0.1 dev ens3");
	}

	@Test
	void networkScripts() {
		this.sandbox.folder("etc/sysconfig/network-scripts");
		make(RICH);
		assertThat(this.sandbox.text("etc/sysconfig/network-scripts/ifcfg-ens3"))
			.contains("DEVICE=ens3\n", "HWADDR=52:54:00:12:34:56\n", "BOOTPROTO=none\n",
					"IPADDR=10.0.0.5\nPREFIX=32\nNETMASK=255.255.255.255\n", "IPV6ADDR=2001:db8:0:0:0:0:0:5/64\n",
					"IPV6_DEFAULTGW=2001:db8:0:0:0:0:0:1%ens3\n")
			.doesNotContain("GATEWAY=");
		assertThat(this.sandbox.text("etc/sysconfig/network-scripts/route-ens3"))
			.endsWith("\n10.9.9.1 dev ens3 scope link\ndefault via 10.9.9.1 dev ens3\n");
		assertThat(this.sandbox.text("etc/sysconfig/network-scripts/ifcfg-ens4")).contains("GATEWAY=172.16.0.1\n",
				"METRIC=200\n", "DNS1=172.16.0.3\n");
	}

	@Test
	void networkScriptsOfOthersAreLeftAlone() {
		this.sandbox.file("etc/sysconfig/network-scripts/ifcfg-ens3", "DEVICE=ens3\nBOOTPROTO=dhcp\n");
		assertThat(make(TYPICAL).detail()).asString().contains("iproute2");
		assertThat(this.sandbox.text("etc/sysconfig/network-scripts/ifcfg-ens3"))
			.isEqualTo("DEVICE=ens3\nBOOTPROTO=dhcp\n");
	}

	@Test
	void withoutManagerItIsPlannedByIproute2() {
		SettingOutcome outcome = make(RICH);
		assertThat(outcome.result()).isEqualTo(SettingOutcome.Result.PLANNED);
		assertThat(this.sandbox.planned()).containsExactly("ip address replace 10.0.0.5/32 dev ens3",
				"ip address replace 2001:db8:0:0:0:0:0:5/64 dev ens3",
				"ip -4 route replace default via 10.9.9.1 dev ens3 onlink",
				"ip -6 route replace default via 2001:db8:0:0:0:0:0:1 dev ens3",
				"ip address replace 172.16.0.2/16 dev ens4",
				"ip -4 route replace default via 172.16.0.1 dev ens4 metric 200", "dhclient -nw ens10");
	}

	@Test
	void removesOurStaleFilesOnly() {
		this.sandbox.file("etc/systemd/network/05-osmanager-eth0.network", Marks.FILE + "\n[Match]\n")
			.file("etc/systemd/network/05-osmanager-mine.network", "[Match]\nName=mine\n");
		make(TYPICAL);
		assertThat(this.sandbox.path("etc/systemd/network/05-osmanager-eth0.network")).doesNotExist();
		assertThat(this.sandbox.path("etc/systemd/network/05-osmanager-mine.network")).exists();
	}

	@Test
	void neverOverwritesAFileOfAnother() {
		this.sandbox.file("etc/systemd/network/05-osmanager-ens3.network", "[Match]\nName=mine\n");
		assertThat(make(TYPICAL).result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-ens3.network"))
			.isEqualTo("[Match]\nName=mine\n");
	}

	@Test
	void forceWritesAndReconfiguresAgain() {
		this.sandbox.file("etc/systemd/network/10-lan.network", "[Match]\n");
		make(TYPICAL);
		OsReport report = this.sandbox.configurer(TYPICAL).configure(new PlanRequest(Set.of("network"), true));
		assertThat(report.outcomes()).first().returns(SettingOutcome.Result.CHANGED, SettingOutcome::result);
		assertThat(this.sandbox.planned()).hasSize(4).endsWith("networkctl reload", "networkctl reconfigure ens3");
	}

	@Test
	void theOwnerChoosesTheBackend() {
		this.sandbox.file("etc/systemd/network/10-lan.network", "[Match]\n");
		OsReport report = this.sandbox.configurer(TYPICAL, Sandbox.Properties.with(false, "NetworkManager"))
			.configure(new PlanRequest(Set.of("network"), false));
		assertThat(report.outcomes().getFirst().detail()).asString()
			.contains("by NetworkManager (as osmanager.os.network");
		report = this.sandbox.configurer(TYPICAL, Sandbox.Properties.with(false, "wicked"))
			.configure(new PlanRequest(Set.of("network"), false));
		assertThat(report.outcomes().getFirst().detail()).asString().contains("is none of auto, netplan");
	}

	private SettingOutcome make(InstanceSettings settings) {
		return this.sandbox.make("network", settings);
	}

}
