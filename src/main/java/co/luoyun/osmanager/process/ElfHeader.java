package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;

/**
 * What the first bytes of a program file say about the machine that it is built for
 * (elf(5)). Without a look at it execvp(3), which takes for a shell script what the
 * kernel does not know, would have the shell run another machine's program.
 *
 * @param bits 32 or 64
 * @param machine the field {@code e_machine}
 */
record ElfHeader(int bits, int machine) {

	private static final int LENGTH = 20;

	private static final int MAGIC = 0x7f454c46;

	private static final int MACHINE_AT = 18;

	private static final int I386 = 3;

	private static final int ARM = 40;

	private static final int X86_64 = 62;

	private static final int AARCH64 = 183;

	/** Reads a file's header; empty when it is no ELF file, or cannot be read. */
	static Optional<ElfHeader> read(Path file) {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] bytes = stream.readNBytes(LENGTH);
			ByteBuffer header = ByteBuffer.wrap(bytes);
			if (bytes.length < LENGTH || header.getInt() != MAGIC) {
				return Optional.empty();
			}
			header.order((bytes[5] == 1) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			return Optional
				.of(new ElfHeader((bytes[4] == 2) ? 64 : 32, Short.toUnsignedInt(header.getShort(MACHINE_AT))));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** Whether a program with this header may run where one with that header runs. */
	boolean runsWhere(ElfHeader running) {
		return equals(running) || (this.machine == I386 && running.machine == X86_64)
				|| (this.machine == ARM && running.machine == AARCH64);
	}

	/** The machine, for a person. */
	Message message() {
		return switch (this.machine) {
			case I386 -> ProcessMessage.X86_32.with();
			case X86_64 -> ProcessMessage.X86_64.with();
			case ARM -> ProcessMessage.ARM_32.with();
			case AARCH64 -> ProcessMessage.ARM_64.with();
			default -> ProcessMessage.ELF.with(this.machine, this.bits);
		};
	}

}
