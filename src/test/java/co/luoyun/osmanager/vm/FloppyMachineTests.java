package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One machine with a floppy drive, through three boots of its life. */
@InVirtualMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloppyMachineTests {

	private static final String OTHER_ADDRESS = "10.0.2.78";

	private static final String OTHER_KEY = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIJ8C1rrGvGXYXpOkdLQXUEmVYHRYzCRNGWVm0jhLHjEu next@example.org";

	private final GuestImages images = GuestImages.make();

	private final Path folder;

	private final Path disk;

	private final MachineCloud cloud;

	FloppyMachineTests(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.disk = this.images.copy(this.images.withOsManager(), folder);
		this.cloud = new MachineCloud(folder);
	}

	@BeforeAll
	void startController() throws IOException {
		this.cloud.startController();
	}

	@AfterAll
	void closeCloud() throws IOException {
		this.cloud.close();
	}

	@Test
	@Order(1)
	@DisplayName("pc, the node's floppy, first boot: settings in force, page, registered and serving, clean journal")
	void isConfiguredByItsFloppy() throws IOException {
		String luoyunIni = this.cloud.luoyunIni(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY);
		VirtualMachine guest = boot(luoyunIni);
		assertConfigured(guest, luoyunIni);
		BootReport report = BootReport.of(guest, "pc, floppy, first boot");
		report.assertClean();
		assertThat(report.journal()).contains("is installed");
		guest.powerOff();
	}

	@Test
	@Order(2)
	@DisplayName("pc, the same floppy, second boot: nothing is written again, all else the same")
	void isUnchangedAtTheNextBoot() throws IOException {
		String luoyunIni = this.cloud.luoyunIni(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY);
		VirtualMachine guest = boot(luoyunIni);
		assertConfigured(guest, luoyunIni);
		BootReport report = BootReport.of(guest, "pc, floppy, second boot");
		report.assertClean();
		assertThat(report.journal()).contains("is unchanged")
			.doesNotContain("is replaced", "is installed")
			.doesNotContainPattern("Setting \\S+ changed");
		guest.powerOff();
	}

	@Test
	@Order(3)
	@DisplayName("pc, another floppy, third boot: the new address and key, the old ones gone")
	void takesWhatAChangedFloppySays() throws IOException {
		String luoyunIni = this.cloud.luoyunIni(OTHER_ADDRESS, OTHER_KEY);
		VirtualMachine guest = boot(luoyunIni);
		this.cloud.awaitServing(OTHER_ADDRESS);
		assertThat(guest.run("cat /LuoYun/conf/luoyun.conf")).isEqualTo(luoyunIni.strip());
		assertThat(guest.run("ip -4 -o address show scope global")).contains(OTHER_ADDRESS + "/24")
			.doesNotContain(MachineCloud.ADDRESS);
		assertThat(guest.run("cat /root/.ssh/authorized_keys")).contains(OTHER_KEY)
			.doesNotContain(MachineCloud.PUBLIC_KEY);
		BootReport report = BootReport.of(guest, "pc, changed floppy");
		report.assertClean();
		assertThat(report.journal()).contains("is replaced");
	}

	private VirtualMachine boot(String luoyunIni) throws IOException {
		return VirtualMachine.boot(this.images, this.disk, Hardware.pc(this.cloud.floppy(luoyunIni)), this.cloud.lan(),
				this.folder);
	}

	private void assertConfigured(VirtualMachine guest, String luoyunIni) {
		this.cloud.awaitServing(MachineCloud.ADDRESS);
		assertThat(this.cloud.lan().page("http://" + MachineCloud.ADDRESS + ":8080/")).contains("<html");
		assertThat(guest.run("stat -c '%a %U' /LuoYun/conf/luoyun.conf")).isEqualTo("600 root");
		assertThat(guest.run("cat /LuoYun/conf/luoyun.conf")).isEqualTo(luoyunIni.strip());
		assertThat(guest.run("getent shadow root | cut -d: -f2")).isEqualTo(MachineCloud.PASSWORD_HASH);
		assertThat(guest.run("cat /root/.ssh/authorized_keys")).contains(MachineCloud.PUBLIC_KEY);
		assertThat(guest.run("stat -c %a /root/.ssh/authorized_keys /root/.ssh")).isEqualTo("600\n700");
		assertThat(guest.run("ip -4 -o address show scope global")).contains(MachineCloud.ADDRESS + "/24")
			.doesNotContain(Lan.DHCP_ADDRESS);
		assertThat(guest.run("ip -4 route show default")).contains("via " + Lan.HOST);
		assertThat(guest.run("cat /etc/resolv.conf")).contains("nameserver 10.0.2.3");
	}

}
