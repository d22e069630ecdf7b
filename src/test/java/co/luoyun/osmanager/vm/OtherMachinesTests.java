package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Other chipsets, another source of the configuration, and machines without any. */
@InVirtualMachine
class OtherMachinesTests {

	@TempDir
	Path folder;

	private GuestImages images;

	private Cloud cloud;

	@BeforeEach
	void setUp() throws IOException {
		this.images = GuestImages.make();
		this.cloud = new Cloud(this.folder);
	}

	@AfterEach
	void tearDown() {
		if (this.cloud != null) {
			this.cloud.close();
		}
	}

	@Test
	void q35ReadsItsFloppy() throws IOException {
		Hardware hardware = Hardware.q35(this.cloud.floppy(luoyunIni()));
		assertServes(hardware, "q35, floppy", "from floppy disk /dev/fd0");
	}

	@Test
	void q35WithoutFloppyReadsTheFirmwareFile() throws IOException {
		Hardware hardware = Hardware.q35WithFirmwareFile(this.cloud.file(luoyunIni()));
		assertServes(hardware, "q35, fw_cfg", "from QEMU firmware configuration");
	}

	@Test
	void emptyDriveLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.pcWithEmptyDrive(), "pc, empty drive", "there is no disk in the drive");
	}

	@Test
	void noDriveLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.pcWithoutDrive(), "pc, no drive", "there is no such device");
	}

	@Test
	@EnabledIfSystemProperty(named = "vm.all", matches = "true", disabledReason = "one boot more: -Dvm.all=true")
	void noControllerLeavesTheInstanceUnconfigured() throws IOException {
		assertUnconfigured(Hardware.q35WithoutAnything(), "q35, no controller", "there is no such device");
	}

	private String luoyunIni() {
		return this.cloud.luoyunIni(Guest.ADDRESS, Cloud.PUBLIC_KEY);
	}

	private void assertServes(Hardware hardware, String name, String source) throws IOException {
		Guest guest = boot(hardware, Guest.ADDRESS);
		this.cloud.awaitServing(Guest.ADDRESS);
		assertThat(guest.get("/").statusCode()).isEqualTo(200);
		BootReport report = BootReport.of(guest, name);
		report.assertClean();
		assertThat(report.journal()).contains(source);
	}

	private void assertUnconfigured(Hardware hardware, String name, String reason) throws IOException {
		Guest guest = boot(hardware, Guest.DHCP_ADDRESS);
		assertThat(guest.get("/").statusCode()).isEqualTo(200);
		BootReport report = BootReport.of(guest, name);
		assertThat(report.failedUnits()).isEmpty();
		assertThat(report.journal()).contains("Not configured: no source has a configuration").contains(reason);
		assertThat(guest.run("test ! -e /LuoYun/conf/luoyun.conf && echo none")).isEqualTo("none");
	}

	private Guest boot(Hardware hardware, String address) throws IOException {
		Path disk = this.images.copy(this.images.withOsManager(), this.folder);
		return Guest.boot(this.images, disk, hardware, address, this.folder);
	}

}
