package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reads volumes that mkfs.fat and mtools made, and has them read ours. */
@StartsPrograms
class ForeignImageTests {

	private static final int SECTOR = 512;

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	@TempDir
	Path folder;

	@BeforeAll
	static void theToolsAreThere() {
		Stream.of("mkfs.fat", "fsck.fat", "mcopy", "mdel", "mformat")
			.forEach((tool) -> assumeTrue(new Programs().find(tool).isPresent(),
					"SKIPPED: there is no " + tool + " to make images with; apt-get install dosfstools mtools"));
	}

	@ParameterizedTest
	@CsvSource({ "720, 12, 1", "1440, 12, 1", "2880, 12, 2", "1024, 12, 1", "16384, 16, 4", "131072, 16, 8",
			"65536, 32, 1", "2097152, 32, 32", "40960, 32, 1" })
	void readsEverySizeAndType(int kilobytes, int bits, int sectorsPerCluster) throws IOException {
		Path image = format(kilobytes, "-F", bits, "-s", sectorsPerCluster);
		byte[] content = content(100_000);
		copy(image, content, "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content);
	}

	@ParameterizedTest
	@ValueSource(ints = { 512, 1024, 2048, 4096 })
	void readsEverySectorSize(int bytes) throws IOException {
		Path image = format(8192, "-S", bytes);
		byte[] content = content(20_000);
		copy(image, content, "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-n LUOYUN_INI", "-h 63", "-A", "-a", "-f 1", "-f 4", "-R 32", "-r 16", "-r 4096", "-s 64",
			"-M 0xF0", "-D 0x80", "-I", "-i deadbeef", "--mbr=y", "-g 16/32", "-F 32", "-F 32 -b 2 -R 8",
			"-F 32 -R 64 -s 1", "-F 16 -s 2", "-F 12 -s 32 -S 1024" })
	void readsWhatEveryOptionOfMkfsMakes(String options) throws IOException {
		Path image = format(65536, (Object[]) options.split(" "));
		copy(image, content(9000), "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content(9000));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-f 160", "-f 180", "-f 320", "-f 360", "-f 720", "-f 1200", "-f 1440", "-f 2880",
			"-t 80 -h 2 -s 21", "-t 82 -h 2 -n 36", "-f 1440 -c 8", "-f 1440 -r 1", "-f 1440 -L 12", "-f 2880 -d 1",
			"-f 1440 -v LUOYUN.INI", "-f 1440 -m 249", "-T 2048 -h 64 -s 32", "-t 500 -h 16 -s 63 -F",
			"-t 80 -h 2 -s 9 -S 3", "-t 40 -h 4 -s 32 -H 63" })
	void readsWhatEveryOptionOfMformatMakes(String options) throws IOException {
		Path image = this.folder.resolve("floppy.img");
		List<Object> arguments = new ArrayList<>(List.of("-C", "-i", image));
		arguments.addAll(List.of(options.split(" ")));
		arguments.add("::");
		run("mformat", arguments.toArray());
		copy(image, content(9000), "Luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content(9000));
	}

	@Test
	void readsAHardDisksVolume() throws IOException {
		Path image = format(512 * 1024);
		copy(image, content(9000), "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content(9000));
	}

	@Test
	void readsAnEmptyFile() throws IOException {
		Path image = format(1440);
		copy(image, new byte[0], "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEmpty();
	}

	@Test
	void doesNotTakeAFolderNorWhatWasDeleted() throws IOException {
		Path image = format(1440);
		copy(image, content(9000), "luoyun.ini");
		run("mdel", "-i", image, "::luoyun.ini");
		run("mmd", "-i", image, "::luoyun.ini", "::sub");
		copy(image, content(9000), "sub/luoyun.ini");
		assertThatIOException().isThrownBy(() -> FloppyDisk.read(image))
			.withMessageContaining("is a folder, not a file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "luoyun.ini", "LUOYUN.INI", "LuoYun.Ini", "Luoyun.INI" })
	void readsNamesInAnyCase(String name) throws IOException {
		Path image = format(1440);
		copy(image, content(700), name);
		assertThat(FloppyDisk.read(image)).isEqualTo(content(700));
	}

	@ParameterizedTest
	@CsvSource({ "1440, 12", "16384, 16", "40960, 32" })
	void readsFragmentedFiles(int kilobytes, int bits) throws IOException {
		Path image = format(kilobytes, "-F", bits, "-s", 1);
		for (int i = 0; i < 40; i++) {
			copy(image, content(SECTOR * 3), "other-file-number-" + i + ".txt");
		}
		fill(image);
		for (int i = 0; i < 40; i += 2) {
			run("mdel", "-i", image, "::other-file-number-" + i + ".txt");
		}
		byte[] content = content(30_000);
		copy(image, content, "luoyun.ini");
		assertThat(output("mshowfat", "-i", image, "::luoyun.ini").split("<")).as("the file's fragments")
			.hasSizeGreaterThan(15);
		assertThat(FloppyDisk.read(image)).isEqualTo(content);
	}

	@Test
	void readsADirectoryOfManyClusters() throws IOException {
		Path image = format(65536, "-F", 32, "-s", 1);
		List<Object> arguments = new ArrayList<>(List.of("-i", image));
		for (int i = 0; i < 150; i++) {
			arguments.add(Files.write(this.folder.resolve("a-rather-long-name-of-a-file-" + i), content(1)));
		}
		arguments.add("::");
		run("mcopy", arguments.toArray());
		copy(image, content(3000), "luoyun.ini");
		assertThat(FloppyDisk.read(image)).isEqualTo(content(3000));
	}

	@ParameterizedTest
	@EnumSource(FloppyFormat.class)
	void othersReadWhatWeWrite(FloppyFormat format) throws IOException {
		byte[] content = content(3584);
		Path image = Files.write(this.folder.resolve("ours.img"), FloppyImage.of(content, format));
		Path copy = this.folder.resolve("copy");
		run("mcopy", "-i", image, "::luoyun.ini", copy);
		assertThat(copy).hasBinaryContent(content);
		run("fsck.fat", "-n", image);
	}

	private Path format(int kilobytes, Object... options) throws IOException {
		Path image = this.folder.resolve("floppy.img");
		List<Object> arguments = new ArrayList<>(List.of("-C"));
		arguments.addAll(List.of(options));
		arguments.addAll(List.of(image, kilobytes));
		run("mkfs.fat", arguments.toArray());
		return image;
	}

	private void copy(Path image, byte[] content, String name) throws IOException {
		Path file = Files.write(this.folder.resolve("content"), content);
		run("mcopy", "-i", image, file, "::" + name);
	}

	private void fill(Path image) throws IOException {
		String line = output("mdir", "-i", image, "::").lines()
			.filter((candidate) -> candidate.contains("bytes free"))
			.findFirst()
			.orElseThrow();
		copy(image, new byte[Integer.parseInt(line.replaceAll("\\D", "")) - 2 * SECTOR], "fill");
	}

	private void run(String program, Object... arguments) throws IOException {
		assertThat(output(program, arguments)).isNotNull();
	}

	private String output(String program, Object... arguments) throws IOException {
		return this.runner.run(Command.of(program, Stream.of(arguments).map(Object::toString).toArray(String[]::new)))
			.orThrow()
			.output();
	}

	private static byte[] content(int length) {
		byte[] content = new byte[length];
		new Random(length).nextBytes(content);
		return content;
	}

}
