package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Other chipsets, another source of the configuration, and machines without any. */
@InVirtualMachine
class OtherMachinesTests {

	@TempDir
	Path folder;

	private MachineCloud cloud;

	@BeforeEach
	void startCloud() throws IOException {
		this.cloud = new MachineCloud(this.folder);
	}

	@AfterEach
	void closeCloud() throws IOException {
		if (this.cloud != null) {
			this.cloud.close();
		}
	}

	@Test
	@DisplayName("q35 with processor qemu64, floppy: page, registered and serving, clean journal")
	void q35ReadsItsFloppy() throws IOException {
		Hardware hardware = Hardware.q35(this.cloud.floppy(luoyunIni()));
		this.cloud.startController();
		assertServes(GuestImages.make(), hardware, "q35, floppy", "from floppy disk /dev/fd0");
	}

	@Test
	@DisplayName("q35 without floppy controller, fw_cfg: page, registered and serving, clean journal")
	void q35WithoutFloppyReadsTheFirmwareFile() throws IOException {
		Hardware hardware = Hardware.q35WithFirmwareFile(this.cloud.file(luoyunIni()));
		this.cloud.startController();
		assertServes(GuestImages.make(), hardware, "q35, fw_cfg", "from QEMU firmware configuration");
	}

	@Test
	@DisplayName("pc with Debian 13, the node's floppy: page, registered and serving, clean journal")
	void debian13ReadsItsFloppy() throws IOException {
		GuestImages trixie = GuestImages.make("trixie");
		Hardware hardware = Hardware.pc(this.cloud.floppy(luoyunIni()));
		this.cloud.startController();
		assertServes(trixie, hardware, "pc, Debian 13, floppy", "from floppy disk /dev/fd0");
	}

	@Test
	@DisplayName("q35 with a CD, no CLC_IP: hears the controller's multicast, registers and serves, clean journal")
	void findsTheControllerByMulticast() throws IOException {
		String luoyunIni = this.cloud.luoyunIniWithoutController(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY);
		this.cloud.startAnnouncingController();
		VirtualMachine guest = assertServes(GuestImages.make(), Hardware.q35WithCd(this.cloud.cd(luoyunIni)),
				"q35, CD, multicast", "Registered with controller " + Lan.HOST + ":1369");
		assertThat(guest.run("journalctl -b -u osmanager")).contains("from disk or CD labelled LUOYUN");
		assertThat(guest.run("cat /LuoYun/conf/luoyun.conf")).doesNotContain("CLC_IP", "CLC_PORT");
	}

	@Test
	@DisplayName("pc, empty drive: unconfigured, says so, page by DHCP")
	void emptyDriveLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.pcWithEmptyDrive(), "pc, empty drive", "there is no disk in the drive");
	}

	@Test
	@DisplayName("pc, no drive: unconfigured, says so, page by DHCP")
	void noDriveLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.pcWithoutDrive(), "pc, no drive", "there is no such device");
	}

	@Test
	@DisplayName("q35, no floppy controller: unconfigured, says so, page by DHCP")
	void noControllerLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.q35WithoutAnything(), "q35, no controller", "there is no such device");
	}

	private String luoyunIni() {
		return this.cloud.luoyunIni(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY);
	}

	private VirtualMachine assertServes(GuestImages images, Hardware hardware, String name, String fact)
			throws IOException {
		VirtualMachine guest = boot(images, hardware);
		this.cloud.awaitServing(MachineCloud.ADDRESS);
		assertThat(this.cloud.lan().page("http://" + MachineCloud.ADDRESS + ":8080/")).contains("<html");
		BootReport report = BootReport.of(guest, name);
		report.assertClean();
		assertThat(report.journal()).contains(fact);
		return guest;
	}

	private void assertUnconfigured(Hardware hardware, String name, String reason) throws IOException {
		VirtualMachine guest = boot(GuestImages.make(), hardware);
		assertThat(this.cloud.lan().page("http://" + Lan.DHCP_ADDRESS + ":8080/")).contains("<html");
		BootReport report = BootReport.of(guest, name);
		assertThat(report.failedUnits()).as("failed units").isEmpty();
		assertThat(report.complaints().lines()).as("warnings and errors of ours")
			.singleElement()
			.asString()
			.contains("Not configured: no source has a configuration")
			.contains(reason);
		assertThat(guest.run("test ! -e /LuoYun/conf/luoyun.conf && echo none")).isEqualTo("none");
	}

	private VirtualMachine boot(GuestImages images, Hardware hardware) throws IOException {
		Path disk = images.copy(images.withOsManager(), this.folder);
		return VirtualMachine.boot(images, disk, hardware, this.cloud.lan(), this.folder);
	}

}
