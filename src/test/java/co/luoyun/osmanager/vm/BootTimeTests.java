package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What OS Manager adds to the boot of a machine, as systemd-analyze sees it. */
@InVirtualMachine
class BootTimeTests {

	private static final Path TABLE = Path.of("target/vm/boot-time.md");

	private final GuestImages images = GuestImages.make();

	@TempDir
	Path folder;

	@Test
	@DisplayName("pc, floppy, with and without OS Manager: boots measured by systemd-analyze")
	void bootsWithAndWithoutOsManager() throws IOException {
		try (MachineCloud cloud = new MachineCloud(this.folder)) {
			cloud.startController();
			BootTime without = boot(cloud, this.images.plain(), "pc, without OS Manager");
			BootTime with = boot(cloud, this.images.withOsManager(), "pc, with OS Manager");
			Files.writeString(TABLE, BootTime.table(without, with));
			assertThat(without.service()).isEmpty();
			assertThat(with.service()).isPresent();
		}
	}

	private BootTime boot(MachineCloud cloud, Path image, String name) throws IOException {
		Path floppy = cloud.floppy(cloud.luoyunIni(MachineCloud.ADDRESS, MachineCloud.PUBLIC_KEY));
		VirtualMachine guest = VirtualMachine.boot(this.images, this.images.copy(image, this.folder),
				Hardware.pc(floppy), cloud.lan(), this.folder);
		BootReport report = BootReport.of(guest, name);
		guest.end();
		report.assertClean();
		return BootTime.of(report);
	}

}
