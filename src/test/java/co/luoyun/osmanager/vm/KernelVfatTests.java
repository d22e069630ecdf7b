package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import co.luoyun.osmanager.source.fat.FloppyDisk;
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

/**
 * The kernel's own vfat and floppy drivers against our writer and our reader, in a
 * machine with two floppy drives.
 */
@InVirtualMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KernelVfatTests {

	private static final int OTHER_FILES = 24;

	private static final int FRAGMENTS = OTHER_FILES / 2;

	private final GuestImages images = GuestImages.make();

	private final Path folder;

	private final MachineCloud cloud;

	private final String luoyunIni;

	private VirtualMachine guest;

	KernelVfatTests(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.cloud = new MachineCloud(folder);
		// Some 20 000 bytes: many clusters, and more than the holes for them have room
		// for.
		String keys = IntStream.range(0, 200)
			.mapToObj((number) -> MachineCloud.PUBLIC_KEY + number)
			.collect(Collectors.joining("\\n"));
		this.luoyunIni = this.cloud.luoyunIni(MachineCloud.ADDRESS, keys);
	}

	@BeforeAll
	void boot() throws IOException {
		this.cloud.startController();
		Path ours = this.folder.resolve("ours.img");
		HostProgram.run(List.of(MachineCloud.LAUNCHER.toString(), "floppy", "--from",
				this.cloud.file(this.luoyunIni).toString(), "-o", ours.toString()));
		HostProgram.run(List.of("mkfs.fat", "-C", kernels().toString(), "1440"));
		Path disk = this.images.copy(this.images.withOsManager(), this.folder);
		this.guest = VirtualMachine.boot(this.images, disk, Hardware.pc(ours, kernels()), this.cloud.lan(),
				this.folder);
		this.guest.run("mkdir /tmp/ours /tmp/kernels");
	}

	@AfterAll
	void closeCloud() throws IOException {
		this.cloud.close();
	}

	@Test
	@Order(1)
	@DisplayName("pc: the kernel's vfat mounts what `osmanager floppy` makes and reads luoyun.ini byte for byte")
	void kernelReadsOurFloppy() {
		this.guest.run("mount -t vfat -o ro /dev/fd0 /tmp/ours");
		assertThat(this.guest.run("ls /tmp/ours")).isEqualTo("luoyun.ini");
		byte[] read = Base64.getDecoder().decode(this.guest.run("base64 -w 0 /tmp/ours/luoyun.ini"));
		assertThat(read).isEqualTo(this.luoyunIni.getBytes(StandardCharsets.US_ASCII));
	}

	@Test
	@Order(2)
	@DisplayName("pc: OS Manager reads the fragmented luoyun.ini that the kernel's vfat wrote, from drive and image")
	void weReadWhatTheKernelWrote() throws IOException {
		mountKernels();
		this.guest.run("for i in $(seq " + OTHER_FILES + "); do head -c 1024 /dev/zero >/tmp/kernels/other-$i; done");
		// After a new mount the kernel looks for free clusters from the start.
		this.guest.run("umount /tmp/kernels");
		mountKernels();
		this.guest.run("for i in $(seq 1 2 " + OTHER_FILES + "); do rm /tmp/kernels/other-$i; done");
		this.guest.run("umount /tmp/kernels");
		mountKernels();
		this.guest.run("cp /tmp/ours/luoyun.ini /tmp/kernels/luoyun.ini && umount /tmp/kernels");
		assertThat(this.guest.run("osmanager check /dev/fd1")).contains(": fine");
		this.guest.powerOff();
		assertThat(HostProgram.run(List.of("mshowfat", "-i", kernels().toString(), "::luoyun.ini")).split("<"))
			.as("the file's fragments")
			.hasSizeGreaterThan(FRAGMENTS);
		assertThat(FloppyDisk.read(kernels())).isEqualTo(this.luoyunIni.getBytes(StandardCharsets.US_ASCII));
		assertThat(HostProgram.run(List.of(MachineCloud.LAUNCHER.toString(), "check", kernels().toString())))
			.contains(": fine");
	}

	private void mountKernels() {
		this.guest.run("mount -t vfat /dev/fd1 /tmp/kernels");
	}

	private Path kernels() {
		return this.folder.resolve("kernels.img");
	}

}
