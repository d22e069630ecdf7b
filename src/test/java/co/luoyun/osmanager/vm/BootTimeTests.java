package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The same machine without OS Manager, to tell what OS Manager adds to its boot. */
@InVirtualMachine
class BootTimeTests {

	@TempDir
	Path folder;

	@Test
	void bootsWithoutOsManager() throws IOException {
		GuestImages images = GuestImages.make();
		Path disk = images.copy(images.plain(), this.folder);
		Guest guest = Guest.boot(images, disk, Hardware.pcWithoutDrive(), Guest.DHCP_ADDRESS, this.folder);
		BootReport report = BootReport.of(guest, "pc, without OS Manager");
		report.assertClean();
		assertThat(report.timing()).contains("Startup finished").doesNotContain("osmanager");
	}

}
