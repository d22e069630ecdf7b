package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A manager of the network whose files, as a builder leaves them in a template, make a
 * bond of the first interface and a VLAN on top of the second; both interfaces have their
 * address by DHCP.
 */
enum StackedLinks {

	NETWORKD("vlan5", "NetworkManager.service networking.service") {
		@Override
		Map<String, String> files() {
			return Map.of("/etc/systemd/network/10-bond0.netdev",
					"[NetDev]\nName=bond0\nKind=bond\nMACAddress=" + VirtualMachine.MAC
							+ "\n\n[Bond]\nMode=active-backup\n",
					"/etc/systemd/network/10-vlan5.netdev", "[NetDev]\nName=vlan5\nKind=vlan\n\n[VLAN]\nId=5\n",
					"/etc/systemd/network/20-first.network", "[Match]\nName=ens3\n\n[Network]\nBond=bond0\n",
					"/etc/systemd/network/20-second.network", "[Match]\nName=ens4\n\n[Network]\nDHCP=yes\nVLAN=vlan5\n",
					"/etc/systemd/network/30-bond0.network", "[Match]\nName=bond0\n\n[Network]\nDHCP=yes\n",
					"/etc/systemd/network/30-vlan5.network",
					"[Match]\nName=vlan5\n\n[Network]\nAddress=" + VLAN_ADDRESS + "\n");
		}
	},

	NETPLAN("vlan5", "NetworkManager.service networking.service") {
		@Override
		Map<String, String> files() {
			return Map.of("/etc/netplan/01-installer.yaml", """
					network:
					  version: 2
					  renderer: networkd
					  ethernets:
					    ens3: {}
					    ens4: {dhcp4: true}
					  bonds:
					    bond0:
					      interfaces: [ens3]
					      macaddress: %s
					      parameters: {mode: active-backup}
					      dhcp4: true
					  vlans:
					    vlan5: {id: 5, link: ens4, addresses: [%s]}
					""".formatted(VirtualMachine.MAC, VLAN_ADDRESS));
		}
	},

	NETWORK_MANAGER("vlan5", "systemd-networkd.service systemd-networkd.socket networking.service") {
		@Override
		Map<String, String> files() {
			String folder = "/etc/NetworkManager/system-connections/";
			return Map.of(folder + "bond0.nmconnection", """
					[connection]
					id=bond0
					type=bond
					interface-name=bond0
					[bond]
					mode=active-backup
					[ipv4]
					method=auto
					""", folder + "first.nmconnection", """
					[connection]
					id=first
					type=ethernet
					interface-name=ens3
					master=bond0
					slave-type=bond
					""", folder + "second.nmconnection", """
					[connection]
					id=second
					type=ethernet
					interface-name=ens4
					[ipv4]
					method=auto
					""", folder + "vlan5.nmconnection", """
					[connection]
					id=vlan5
					type=vlan
					interface-name=vlan5
					[vlan]
					parent=ens4
					id=5
					[ipv4]
					method=manual
					address1=%s
					""".formatted(VLAN_ADDRESS));
		}
	},

	IFUPDOWN("ens4.5", "systemd-networkd.service systemd-networkd.socket NetworkManager.service") {
		@Override
		Map<String, String> files() {
			return Map.of("/etc/network/interfaces", """
					source /etc/network/interfaces.d/*
					auto lo
					iface lo inet loopback
					auto bond0
					iface bond0 inet dhcp
					    bond-slaves ens3
					    bond-mode active-backup
					    bond-miimon 100
					auto ens4
					iface ens4 inet dhcp
					auto ens4.5
					iface ens4.5 inet static
					    address %s
					    vlan-raw-device ens4
					""".formatted(VLAN_ADDRESS));
		}
	};

	/** All that the managers need, as Debian's packages. */
	static final String PACKAGES = "ifenslave,ifupdown,isc-dhcp-client,netplan.io,network-manager";

	/** What the VLAN has. */
	static final String VLAN_ADDRESS = "10.9.5.2/24";

	private final String vlan;

	private final String others;

	StackedLinks(String vlan, String others) {
		this.vlan = vlan;
		this.others = others;
	}

	/** What its files hold, by their paths. */
	abstract Map<String, String> files();

	/** The name of the interface of the VLAN. */
	String vlan() {
		return this.vlan;
	}

	/**
	 * Puts its files on a root disk, and switches the other managers off.
	 * @param disk of a machine that is not up
	 * @param folder for temporary files
	 */
	void prepare(Path disk, Path folder) throws IOException {
		List<String> commands = new ArrayList<>(List.of("rm /etc/systemd/network/90-dhcp.network"));
		for (String unit : this.others.split(" ")) {
			commands.add("symlink /etc/systemd/system/" + unit + " /dev/null");
		}
		for (Map.Entry<String, String> file : files().entrySet()) {
			Path source = Files.createTempFile(folder, "file", "",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modeOf(file.getKey()))));
			Files.writeString(source, file.getValue());
			commands.add("rm " + file.getKey());
			commands.add("write " + source + " " + file.getKey());
		}
		Path script = Files.write(folder.resolve("debugfs"), commands);
		HostProgram.run(List.of("debugfs", "-w", "-f", script.toString(), disk.toString()));
	}

	private static String modeOf(String path) {
		return path.startsWith("/etc/systemd/") ? "rw-r--r--" : "rw-------";
	}

}
