package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import co.luoyun.osmanager.files.Failure;

/**
 * A zip archive whose texts have their secrets masked, and which says what is missing in
 * it and why. No link is followed: in an image or a folder that others may write into it
 * could lead anywhere.
 */
final class SupportArchive implements AutoCloseable {

	private static final int FILE_LIMIT = 4 * 1024 * 1024;

	private final ZipOutputStream zip;

	private final Redaction redaction;

	private final List<String> missing = new ArrayList<>();

	/**
	 * Makes an empty archive that only its owner may read, in the place of a file that is
	 * there.
	 */
	SupportArchive(Path file, Redaction redaction) throws IOException {
		this.redaction = redaction;
		Files.deleteIfExists(file);
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		this.zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
	}

	/** What could not be put in, a line each. */
	List<String> missing() {
		return this.missing;
	}

	/** Adds a text, its secrets masked. */
	void add(String name, String text) throws IOException {
		write(name, this.redaction.apply(text));
	}

	/** Adds what the service answered, as JSON or as text, its secrets masked. */
	void addAnswer(String name, String answer) throws IOException {
		write(name, answer.startsWith("{") ? this.redaction.applyToJson(answer) : this.redaction.apply(answer));
	}

	private void write(String name, String masked) throws IOException {
		this.zip.putNextEntry(new ZipEntry("osmanager-logs/" + name));
		this.zip.write(masked.getBytes(StandardCharsets.UTF_8));
		this.zip.closeEntry();
	}

	/** Says that something is not in it. */
	void miss(String what, IOException why) {
		this.missing.add(what + ": " + Failure.oneLine(why));
	}

	/** Adds the files of a folder, under the folder's name. */
	void addFolder(Path folder) throws IOException {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
			this.missing.add(folder + ": "
					+ (Files.isSymbolicLink(folder) ? "is a link, and is not followed" : "there is no such folder"));
			return;
		}
		Set<Path> files = new TreeSet<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
			all.forEach(files::add);
		}
		for (Path file : files) {
			if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
				addFile(file, folder.getFileName() + "/" + file.getFileName());
			}
		}
	}

	/** Adds a file; of a long one the end, where the newest lines are. */
	void addFile(Path file, String name) throws IOException {
		String text;
		try {
			text = end(file);
		}
		catch (NoSuchFileException ex) {
			this.missing.add(file + ": there is no such file");
			return;
		}
		catch (IOException ex) {
			miss(file.toString(), ex);
			return;
		}
		add(name, text);
	}

	private static String end(Path file) throws IOException {
		if (Files.isSymbolicLink(file)) {
			throw new IOException("is a link, and is not followed");
		}
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException("is no regular file");
		}
		try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ,
				LinkOption.NOFOLLOW_LINKS)) {
			channel.position(Math.max(0, channel.size() - FILE_LIMIT));
			return new String(Channels.newInputStream(channel).readNBytes(FILE_LIMIT), StandardCharsets.UTF_8);
		}
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
