package co.luoyun.osmanager.source.iso;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.source.fat.MemoryDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** CDs of our own and of genisoimage, whole and damaged. */
@StartsPrograms
class IsoVolumeTests {

	private static final String FILE = "luoyun.ini";

	private static final int LIMIT = 100_000;

	private static final int ROOT_SECTOR = 20 * IsoVolume.SECTOR;

	private static final int RECORD_OF_FILE = ROOT_SECTOR + 2 * 34;

	@TempDir
	Path folder;

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2048, 2049, 50_000 })
	void othersReadWhatWeWriteAndSoDoWe(int length) throws IOException {
		byte[] content = content(length);
		Path image = Files.write(this.folder.resolve("ours.iso"), IsoImage.of("LUOYUN", FILE, content));
		assertThat(IsoVolume.isOn(image)).isTrue();
		assertThat(IsoVolume.read(image, FILE, LIMIT)).isEqualTo(content);
		assertThat(output("isoinfo", "-d", "-i", image)).contains("Volume id: LUOYUN\n");
		assertThat(output("isoinfo", "-f", "-i", image)).isEqualTo("/LUOYUN.INI;1\n");
		assertThat(output("isoinfo", "-i", image, "-x", "/LUOYUN.INI;1")).hasSize(length)
			.isEqualTo(new String(content, StandardCharsets.US_ASCII));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-J -R", "-l -allow-lowercase -relaxed-filenames", "-iso-level 3 -U", "-N -D" })
	void readsWhatGenisoimageWrites(String options) throws IOException {
		Path files = Files.createDirectory(this.folder.resolve("files"));
		Files.createDirectory(files.resolve("a-folder"));
		for (int i = 0; i < 150; i++) {
			Files.write(files.resolve("a-file-of-number-" + i + ".text"), content(3));
		}
		byte[] content = content(5000);
		Files.write(files.resolve(FILE), content);
		Path image = this.folder.resolve("theirs.iso");
		output("sh", "-c", "genisoimage -quiet -V luoyun %s -o %s %s".formatted(options, image, files));
		assertThat(IsoVolume.read(image, FILE, LIMIT)).isEqualTo(content);
		assertThat(IsoVolume.of(new MemoryDisk(Files.readAllBytes(image))).orElseThrow().label()).isEqualTo("luoyun");
	}

	@Test
	void saysWhatIsWrong() {
		assertFault("no file", (image) -> image.put(RECORD_OF_FILE + DirectoryRecord.FLAGS, (byte) 2));
		assertFault("no file", (image) -> image.put(RECORD_OF_FILE + DirectoryRecord.FIXED, (byte) 'X'));
		assertFault("more than the 100000", (image) -> image.putInt(RECORD_OF_FILE + DirectoryRecord.SIZE, -1));
		assertFault("the disk ends", (image) -> image.putInt(RECORD_OF_FILE + DirectoryRecord.BLOCK, -1));
		assertFault("directory is broken", (image) -> image.put(RECORD_OF_FILE, (byte) 1));
		assertFault("directory is broken", (image) -> image.put(ROOT_SECTOR, (byte) 33));
		assertFault("directory is broken",
				(image) -> image.put(RECORD_OF_FILE + DirectoryRecord.NAME_LENGTH, (byte) -1));
		assertFault("directory is broken",
				(image) -> image.put(VolumeDescriptor.START + VolumeDescriptor.ROOT, (byte) 0));
	}

	@Test
	void whatIsNoVolumeIsNone() throws IOException {
		byte[] image = IsoImage.of("LUOYUN", FILE, content(9));
		for (int block : new int[] { 0, 1, 513, 4096 }) {
			ByteBuffer.wrap(image)
				.putShort(VolumeDescriptor.START + VolumeDescriptor.BLOCK_LENGTH, Short.reverseBytes((short) block));
			assertThat(IsoVolume.of(new MemoryDisk(image))).isEmpty();
		}
		assertThatExceptionOfType(ExplainedException.class)
			.isThrownBy(() -> IsoVolume.of(new MemoryDisk(new byte[VolumeDescriptor.START])));
		assertThat(IsoVolume.isOn(this.folder)).isFalse();
	}

	// Seeds are numbers, so that a failure comes again.
	@Test
	void anyImageIsReadOrHasAFaultWithinBounds() throws IOException {
		byte[] whole = IsoImage.of("LUOYUN", FILE, content(5000));
		for (int seed = 0; seed < 5000; seed++) {
			CountingDisk disk = new CountingDisk(damaged(whole, new Random(seed)));
			try {
				byte[] read = IsoVolume.of(disk).isEmpty() ? new byte[0] : IsoVolume.of(disk).get().read(FILE, LIMIT);
				assertThat(read).hasSizeLessThanOrEqualTo(LIMIT);
			}
			catch (ExplainedException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
			assertThat(disk.reads).as("reads of image " + seed).isLessThan(600);
		}
	}

	@Test
	void aDirectoryWithoutEndIsGivenUp() {
		// Every sector is the directory's, and none has a record.
		byte[] image = Arrays.copyOf(IsoImage.of("LUOYUN", FILE, content(9)), 4 << 20);
		Arrays.fill(image, ROOT_SECTOR, image.length, (byte) 0);
		ByteBuffer.wrap(image).putInt(VolumeDescriptor.START + VolumeDescriptor.ROOT + DirectoryRecord.SIZE, -1);
		CountingDisk disk = new CountingDisk(image);
		assertThatExceptionOfType(ExplainedException.class)
			.isThrownBy(() -> IsoVolume.of(disk).orElseThrow().read(FILE, LIMIT))
			.withMessageContaining("no file");
		assertThat(disk.reads).isEqualTo(513);
	}

	private static byte[] damaged(byte[] whole, Random random) {
		byte[] image = whole.clone();
		int changes = 1 + random.nextInt(8);
		for (int i = 0; i < changes; i++) {
			int start = random.nextBoolean() ? VolumeDescriptor.START + 120 : ROOT_SECTOR;
			image[start + random.nextInt(150)] = (byte) random.nextInt();
		}
		return random.nextInt(10) == 0 ? Arrays.copyOf(image, random.nextInt(image.length)) : image;
	}

	private static void assertFault(String words, Consumer<ByteBuffer> damage) {
		ByteBuffer image = ByteBuffer.wrap(IsoImage.of("LUOYUN", FILE, content(5000)));
		damage.accept(image);
		assertThatExceptionOfType(ExplainedException.class)
			.isThrownBy(() -> IsoVolume.of(new MemoryDisk(image.array())).orElseThrow().read(FILE, LIMIT))
			.withMessageContaining(words);
	}

	private String output(String program, Object... arguments) throws IOException {
		return this.runner.run(Command.of(program, Stream.of(arguments).map(Object::toString).toArray(String[]::new)))
			.orThrow()
			.output();
	}

	private static byte[] content(int length) {
		byte[] content = new byte[length];
		for (int i = 0; i < length; i++) {
			content[i] = (byte) ('a' + i * 31 / 7 % 26);
		}
		return content;
	}

	private static final class CountingDisk extends MemoryDisk {

		private int reads;

		CountingDisk(byte[] disk) {
			super(disk);
		}

		@Override
		public int read(ByteBuffer target) {
			this.reads++;
			return super.read(target);
		}

	}

}
