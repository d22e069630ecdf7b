package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bond and a VLAN that are there stay, and the bond gets its address: on each manager
 * of the network, by {@code mvn verify -Pvm -Dvm.groups=links}.
 */
@InVirtualMachine
@Tag("links")
class StackedLinksTests {

	private static final String SECOND_MAC = "52:54:00:12:34:57";

	private static final String SECOND = "\"network\": [{\"mac\": \"" + SECOND_MAC
			+ "\", \"ip\": \"10.0.3.77\", \"netmask\": \"255.255.255.0\"}, ";

	@TempDir
	Path folder;

	private MachineCloud cloud;

	@BeforeEach
	void startCloud() throws IOException {
		this.cloud = new MachineCloud(this.folder);
		this.cloud.startController();
	}

	@AfterEach
	void closeCloud() throws IOException {
		if (this.cloud != null) {
			this.cloud.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void theBondHasTheAddressAndTheVlanStays(StackedLinks manager) throws IOException {
		GuestImages images = GuestImages.make("bookworm", StackedLinks.PACKAGES);
		Path disk = images.copy(images.withOsManager(), this.folder);
		manager.prepare(disk, this.folder);
		VirtualMachine guest = boot(images, disk);
		assertInForce(guest, manager);
		assertThat(guest.run("osmanager apply --only network")).contains("unchanged");
		guest.powerOff();
		guest = boot(images, disk);
		assertInForce(guest, manager);
		assertThat(guest.journal()).contains("Setting network unchanged");
	}

	private VirtualMachine boot(GuestImages images, Path disk) throws IOException {
		String luoyunIni = this.cloud.luoyunIni(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY)
			.replace("\"network\": [", SECOND);
		return VirtualMachine.boot(images, disk, Hardware.pcWithTwoInterfaces(this.cloud.floppy(luoyunIni), SECOND_MAC),
				this.cloud.lan(), this.folder);
	}

	private void assertInForce(VirtualMachine guest, StackedLinks manager) {
		this.cloud.awaitServing(MachineCloud.ADDRESS);
		assertThat(guest.run("cat /sys/class/net/bond0/bonding/slaves")).isEqualTo("ens3");
		assertThat(addresses(guest, "bond0")).isEqualTo(MachineCloud.ADDRESS + "/24");
		assertThat(addresses(guest, "ens3")).isEmpty();
		assertThat(addresses(guest, "ens4")).isEqualTo("10.0.3.77/24");
		assertThat(addresses(guest, manager.vlan())).isEqualTo(StackedLinks.VLAN_ADDRESS);
		assertThat(guest.run("ip -4 route show default")).startsWith("default via " + Lan.HOST + " dev bond0");
	}

	private static String addresses(VirtualMachine guest, String link) {
		return guest.run("ip -4 -o address show dev " + link + " | awk '{print $4}'");
	}

}
