package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class AtomicFileTests {

	@TempDir
	Path folder;

	@Test
	void makesAFileWithItsFolders() throws IOException {
		Path file = this.folder.resolve("a/b/file");
		assertThat(write(file, "rw-r-----", "new")).isTrue();
		assertThat(file).hasContent("new");
		assertThat(mode(file)).isEqualTo("rw-r-----");
	}

	@Test
	void leavesWhatIsTheSameUntouched() throws IOException {
		Path file = this.folder.resolve("file");
		write(file, "rw-r--r--", "same");
		FileTime before = FileTime.fromMillis(1_000_000);
		Files.setLastModifiedTime(file, before);
		Object inode = Files.getAttribute(file, "unix:ino");
		assertThat(write(file, "rw-r--r--", "same")).isFalse();
		assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
		assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
	}

	@Test
	void replacesTheFileAsAWhole() throws IOException {
		Path file = this.folder.resolve("file");
		write(file, "rw-r--r--", "old");
		Path old = Files.createLink(this.folder.resolve("old"), file);
		assertThat(write(file, "rw-r--r--", "new, and longer")).isTrue();
		assertThat(file).hasContent("new, and longer");
		assertThat(old).as("whoever has the old file open").hasContent("old");
		assertOnly("file", "old");
	}

	@Test
	void mendsTheMode() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "secret");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(write(file, "rw-------", "secret")).isTrue();
		assertThat(mode(file)).isEqualTo("rw-------");
	}

	@Test
	void keepsOwnerAndGroup() throws IOException {
		assumeThat(System.getProperty("user.name")).as("SKIPPED: only root can give a file away").isEqualTo("root");
		Path file = Files.writeString(this.folder.resolve("file"), "old");
		Files.setAttribute(file, "unix:uid", 12345);
		Files.setAttribute(file, "unix:gid", 23456);
		write(file, "rw-r-----", "new");
		assertThat(file).hasContent("new");
		assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
		assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(23456);
		assertThat(mode(file)).isEqualTo("rw-r-----");
	}

	@Test
	void doesNotFollowASymbolicLink() throws IOException {
		Path target = Files.writeString(this.folder.resolve("target"), "untouched");
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), target);
		Path dangling = Files.createSymbolicLink(this.folder.resolve("dangling"), this.folder.resolve("nowhere"));
		for (Path path : new Path[] { link, dangling }) {
			assertThatThrownBy(() -> write(path, "rw-r--r--", "new")).isInstanceOf(FileSystemException.class)
				.hasMessageContaining(path + ": is a symbolic link, and is not followed");
		}
		assertThat(target).hasContent("untouched");
		assertOnly("target", "link", "dangling");
	}

	@Test
	void takesTheTemporaryFileOfACrashAway() throws IOException {
		Path file = this.folder.resolve("file");
		write(file, "rw-r--r--", "old");
		Path leftover = Files.writeString(this.folder.resolve(".file.osmanager-new"), "half of the ne");
		Files.setPosixFilePermissions(leftover, PosixFilePermissions.fromString("rw-rw-rw-"));
		write(file, "rw-r--r--", "new");
		assertThat(file).hasContent("new");
		assertOnly("file");
	}

	@Test
	void isNotLedAstrayByALinkInPlaceOfTheTemporaryFile() throws IOException {
		Path target = Files.writeString(this.folder.resolve("target"), "untouched");
		Files.createSymbolicLink(this.folder.resolve(".file.osmanager-new"), target);
		write(this.folder.resolve("file"), "rw-r--r--", "new");
		assertThat(target).hasContent("untouched");
		assertOnly("file", "target");
	}

	@Test
	void leavesNothingBehindWhenItFails() throws IOException {
		Path inTheWay = this.folder.resolve("file");
		Files.createDirectories(inTheWay.resolve("full"));
		assertThatThrownBy(() -> write(inTheWay, "rw-r--r--", "new")).isInstanceOf(IOException.class);
		assertThat(inTheWay.resolve("full")).isDirectory();
		assertOnly("file");
	}

	private static boolean write(Path file, String mode, String content) throws IOException {
		return new AtomicFile(file, mode).write(content.getBytes(StandardCharsets.UTF_8));
	}

	private static String mode(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	private void assertOnly(String... names) throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
		}
	}

}
