package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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
		add(name, text, false);
	}

	private void add(String name, String text, boolean masked) throws IOException {
		this.zip.putNextEntry(new ZipEntry("osmanager-logs/" + name));
		this.zip.write((masked ? text : this.redaction.apply(text)).getBytes(StandardCharsets.UTF_8));
		this.zip.closeEntry();
	}

	/**
	 * Adds JSON of the service, of which the values are masked, and the names are not.
	 */
	void addJson(String name, String json) throws IOException {
		JsonNode masked = masked(JsonMapper.shared().readTree(json));
		add(name, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(masked), true);
	}

	private JsonNode masked(JsonNode node) {
		return switch (node) {
			case StringNode text -> StringNode.valueOf(this.redaction.apply(text.stringValue()));
			case ArrayNode array -> {
				ArrayNode all = JsonNodeFactory.instance.arrayNode();
				array.forEach((each) -> all.add(masked(each)));
				yield all;
			}
			case ObjectNode object -> {
				ObjectNode all = JsonNodeFactory.instance.objectNode();
				object.properties().forEach((property) -> all.set(property.getKey(), masked(property.getValue())));
				yield all;
			}
			default -> node;
		};
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
			ByteBuffer content = ByteBuffer.allocate((int) Math.min(FILE_LIMIT, channel.size()));
			int read = 0;
			while (content.hasRemaining() && read >= 0) {
				read = channel.read(content);
			}
			return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
		}
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
