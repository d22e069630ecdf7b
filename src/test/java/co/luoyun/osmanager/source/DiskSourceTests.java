package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.source.fat.FloppyFormat;
import co.luoyun.osmanager.source.fat.FloppyImage;
import co.luoyun.osmanager.source.iso.IsoImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@StartsPrograms
class DiskSourceTests {

	private static final byte[] CONTENT = "TAG=10\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] CD = IsoImage.of("LUOYUN", "luoyun.ini", CONTENT);

	private static final byte[] FAT = FloppyImage.of(CONTENT, FloppyFormat.HD_1440);

	@TempDir
	Path folder;

	private SystemRoot root;

	private DiskSource source;

	@BeforeEach
	void setUp() throws IOException {
		this.root = new SystemRoot(this.folder, Path.of("/LuoYun"));
		this.source = new DiskSource(this.root);
		add("sda", new byte[1_000_000]);
		add("vdz", IsoImage.of("INSTALL", "luoyun.ini", CONTENT));
		add("vda1", FloppyImage.of(CONTENT, FloppyFormat.NODE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sr0", "sdb", "nvme0n1p2", "cciss!c0d0" })
	void findsACdAndAFatDiskAndWritesToNone(String name) throws IOException {
		add(name, CD);
		assertThat(read()).isEqualTo(CONTENT);
		Path device = add(name, FAT);
		assertThat(read()).isEqualTo(CONTENT);
		assertThat(device).hasBinaryContent(FAT);
		assertThat(this.source.isThere(deadline())).isTrue();
	}

	@Test
	void takesALabelOfTheRootDirectoryInAnyCase() throws IOException {
		byte[] lower = IsoImage.of("luoyun", "luoyun.ini", CONTENT);
		add("sr0", lower);
		assertThat(read()).isEqualTo(CONTENT);
		byte[] renamed = FAT.clone();
		System.arraycopy("NO NAME    ".getBytes(StandardCharsets.US_ASCII), 0, renamed, 43, 11);
		add("sr0", renamed);
		assertThat(read()).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "loop0", "fd0", "dm-1", "zram0", "nbd0p1", "md127" })
	void whatIsNoDiskIsNotRead(String name) throws IOException {
		add(name, CD);
		assertNone("none among 3 disks");
		assertThat(this.source.isThere(deadline())).isFalse();
	}

	@Test
	void diskWithoutNodeAndSystemWithoutDisksHaveNone() throws IOException {
		Files.delete(add("sdb", CD));
		assertNone("none among 3 disks");
		this.source = new DiskSource(new SystemRoot(this.folder.resolve("empty"), Path.of("/LuoYun")));
		assertNone("none among 0 disks");
	}

	@Test
	void aLabelledDiskWithoutTheFileIsNamedAndDoesNotHideAnother() throws IOException {
		add("sdb", IsoImage.of("LUOYUN", "other.ini", CONTENT));
		assertNone("sdb: there is no file luoyun.ini in its root directory");
		add("sdc", FAT);
		assertThat(read()).isEqualTo(CONTENT);
	}

	@Test
	void aDiskThatHangsHidesNoOther() throws IOException, InterruptedException {
		Path stuck = add("sdb", new byte[0]);
		Files.delete(stuck);
		// Opening a pipe that nobody writes to hangs as a broken drive does.
		assertThat(new ProcessBuilder("mkfifo", stuck.toString()).start().waitFor()).isZero();
		assertThatIOException().isThrownBy(() -> this.source.read(Deadline.in(Duration.ofMillis(300), Ticker.SYSTEM)))
			.withMessageContaining("sdb: the drive does not answer in time");
		add("sdc", CD);
		assertThat(this.source.read(Deadline.in(Duration.ofMillis(300), Ticker.SYSTEM))).isEqualTo(CONTENT);
	}

	@Test
	void aDiskThatUdevIsStillAtIsWaitedFor() throws IOException {
		Path queue = this.root.path("/run/udev/queue");
		Files.createDirectories(queue.getParent());
		Files.createFile(queue);
		List<Duration> pauses = new ArrayList<>();
		assertThat(this.source.read(new Deadline(Duration.ofSeconds(5), () -> 0, (pause) -> {
			pauses.add(pause);
			if (pauses.size() == 3) {
				add("sr0", CD);
			}
		}))).isEqualTo(CONTENT);
		assertThat(pauses).hasSize(3);
		long[] now = new long[1];
		Files.delete(this.root.path("/dev/sr0"));
		assertThatIOException().isThrownBy(() -> this.source
			.read(new Deadline(Duration.ofSeconds(5), () -> now[0], (pause) -> now[0] += pause.toNanos())));
		assertThat(Duration.ofNanos(now[0])).as("the longest wait").hasSeconds(2);
	}

	@Test
	void noMoreThanSoManyDisksAreRead() throws IOException {
		for (int i = 0; i < 100; i++) {
			add("sd" + i, new byte[512]);
		}
		assertNone("none among 64 disks");
	}

	private byte[] read() throws IOException {
		return this.source.read(deadline());
	}

	private void assertNone(String words) {
		assertThatIOException().isThrownBy(this::read).withMessageContaining(words);
	}

	private static Deadline deadline() {
		return Deadline.in(Duration.ofSeconds(20), Ticker.SYSTEM);
	}

	private Path add(String name, byte[] content) {
		try {
			Files.createDirectories(this.root.path("/sys/class/block/" + name));
			Path device = this.root.path("/dev/" + name.replace('!', '/'));
			Files.createDirectories(device.getParent());
			return Files.write(device, content);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
