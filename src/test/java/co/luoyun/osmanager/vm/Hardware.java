package co.luoyun.osmanager.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of machine, and what brings the configuration to it.
 *
 * @param machine QEMU's name of the chipset, {@code pc} or {@code q35}
 * @param cpu QEMU's name of the processor
 * @param arguments QEMU's arguments for the source of the configuration
 */
record Hardware(String machine, String cpu, List<String> arguments) {

	private static final String BEST = "max";

	// Libvirt's default where it emulates: far less than where the start cache was made.
	private static final String LEAST = "qemu64";

	private static final String FIRMWARE_NAME = "opt/luoyun/luoyun.ini";

	/** A pc with its floppy drive and this disk in it. */
	static Hardware pc(Path floppy) {
		return new Hardware("pc", BEST, List.of("-drive", "file=" + floppy + ",if=floppy,format=raw"));
	}

	/** A pc with two floppy drives, and disks in both. */
	static Hardware pc(Path floppy, Path second) {
		return new Hardware("pc", BEST, List.of("-drive", "file=" + floppy + ",if=floppy,index=0,format=raw", "-drive",
				"file=" + second + ",if=floppy,index=1,format=raw"));
	}

	/** A pc with its floppy drive, this disk in it, and a second network interface. */
	static Hardware pcWithTwoInterfaces(Path floppy, String secondMac) {
		List<String> arguments = new ArrayList<>(pc(floppy).arguments());
		arguments.addAll(List.of("-netdev", "user,id=second,restrict=on,net=10.0.3.0/24", "-device",
				"virtio-net-pci,netdev=second,mac=" + secondMac));
		return new Hardware("pc", BEST, List.copyOf(arguments));
	}

	/** A pc with a floppy drive that has no disk. */
	static Hardware pcWithEmptyDrive() {
		return new Hardware("pc", BEST, List.of("-drive", "if=floppy"));
	}

	/** A pc with its floppy controller, and no drive. */
	static Hardware pcWithoutDrive() {
		return new Hardware("pc", BEST, List.of());
	}

	/** A q35 with a floppy controller, this disk in its drive, and a poor processor. */
	static Hardware q35(Path floppy) {
		return new Hardware("q35", LEAST,
				List.of("-device", "isa-fdc,fdtypeA=auto", "-drive",
						"file=" + floppy + ",if=none,id=floppy,format=raw,readonly=on", "-device",
						"floppy,unit=0,drive=floppy"));
	}

	/** A q35 without a floppy controller, with luoyun.ini in QEMU's fw_cfg. */
	static Hardware q35WithFirmwareFile(Path luoyunIni) {
		return new Hardware("q35", BEST, List.of("-fw_cfg", "name=" + FIRMWARE_NAME + ",file=" + luoyunIni));
	}

	/** A q35 without a floppy controller, with this CD in its drive. */
	static Hardware q35WithCd(Path image) {
		return new Hardware("q35", BEST, List.of("-cdrom", image.toString()));
	}

	/** A q35 without a floppy controller, and without any configuration. */
	static Hardware q35WithoutAnything() {
		return new Hardware("q35", BEST, List.of());
	}

}
