package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One machine with a floppy drive, through three boots of its life. */
@InVirtualMachine
class FloppyMachineTests {

	private static final String OTHER_ADDRESS = "10.0.2.78";

	private static final String OTHER_KEY = "ssh-ed25519 "
			+ "AAAAC3NzaC1lZDI1NTE5AAAAIJ8C1rrGvGXYXpOkdLQXUEmVYHRYzCRNGWVm0jhLHjEu next@example.org";

	@TempDir
	Path folder;

	private GuestImages images;

	private Path disk;

	private Cloud cloud;

	@BeforeEach
	void setUp() throws IOException {
		this.images = GuestImages.make();
		this.disk = this.images.copy(this.images.withOsManager(), this.folder);
		this.cloud = new Cloud(this.folder);
	}

	@AfterEach
	void tearDown() {
		if (this.cloud != null) {
			this.cloud.close();
		}
	}

	@Test
	void isConfiguredThenUnchangedThenChanged() throws IOException {
		String luoyunIni = this.cloud.luoyunIni(Guest.ADDRESS, Cloud.PUBLIC_KEY);
		Guest guest = boot(luoyunIni, Guest.ADDRESS);
		assertConfigured(guest, luoyunIni);
		BootReport report = BootReport.of(guest, "pc, floppy, first boot");
		report.assertClean();
		assertThat(report.journal()).contains("is installed");
		guest.powerOff();
		guest = boot(luoyunIni, Guest.ADDRESS);
		assertConfigured(guest, luoyunIni);
		report = BootReport.of(guest, "pc, floppy, second boot");
		report.assertClean();
		assertThat(report.journal()).contains("is unchanged")
			.doesNotContain("is replaced", "is installed")
			.doesNotContainPattern("Setting \\S+ changed");
		guest.powerOff();
		String changed = this.cloud.luoyunIni(OTHER_ADDRESS, OTHER_KEY);
		guest = boot(changed, OTHER_ADDRESS);
		assertChanged(guest, changed);
		report = BootReport.of(guest, "pc, changed floppy");
		report.assertClean();
		assertThat(report.journal()).contains("is replaced");
	}

	private Guest boot(String luoyunIni, String address) throws IOException {
		Hardware hardware = Hardware.pc(this.cloud.floppy(luoyunIni));
		return Guest.boot(this.images, this.disk, hardware, address, this.folder);
	}

	private void assertConfigured(Guest guest, String luoyunIni) {
		this.cloud.awaitServing(Guest.ADDRESS);
		assertThat(guest.get("/").statusCode()).isEqualTo(200);
		assertThat(guest.run("stat -c '%a %U' /LuoYun/conf/luoyun.conf")).isEqualTo("600 root");
		assertThat(guest.run("cat /LuoYun/conf/luoyun.conf")).isEqualTo(luoyunIni.strip());
		assertThat(guest.run("getent shadow root | cut -d: -f2")).isEqualTo(Cloud.PASSWORD_HASH);
		assertThat(guest.run("cat /root/.ssh/authorized_keys")).contains(Cloud.PUBLIC_KEY);
		assertThat(guest.run("stat -c %a /root/.ssh/authorized_keys /root/.ssh")).isEqualTo("600\n700");
		assertThat(guest.run("ip -4 -o address show scope global")).contains(Guest.ADDRESS + "/24")
			.doesNotContain(Guest.DHCP_ADDRESS);
		assertThat(guest.run("ip -4 route show default")).contains("via " + Guest.GATEWAY);
		assertThat(guest.run("cat /etc/resolv.conf")).contains("nameserver 10.0.2.3");
	}

	private void assertChanged(Guest guest, String luoyunIni) {
		this.cloud.awaitServing(OTHER_ADDRESS);
		assertThat(guest.run("cat /LuoYun/conf/luoyun.conf")).isEqualTo(luoyunIni.strip());
		assertThat(guest.run("ip -4 -o address show scope global")).contains(OTHER_ADDRESS + "/24")
			.doesNotContain(Guest.ADDRESS);
		assertThat(guest.run("cat /root/.ssh/authorized_keys")).contains(OTHER_KEY).doesNotContain(Cloud.PUBLIC_KEY);
	}

}
