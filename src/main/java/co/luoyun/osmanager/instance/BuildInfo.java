package co.luoyun.osmanager.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;

/**
 * What the appliance's builder wrote down in {@code build/}. Each file is optional, and
 * one that is missing, empty or unreadable is empty here.
 *
 * @param base the operating system that the appliance was built on ({@code BASE})
 * @param build how it was built ({@code BUILD})
 * @param changelog what changed from release to release ({@code CHANGELOG})
 * @param packages what is installed, one a line ({@code PACKAGES})
 * @param version the appliance's version, and on the second line the application's
 * ({@code VERSION})
 */
public record BuildInfo(Optional<String> base, Optional<String> build, Optional<String> changelog,
		Optional<String> packages, Optional<String> version) {

	/** More than this of one file is not read. */
	private static final int LIMIT = 256 * 1024;

	/** Reads the files as they are now. */
	public static BuildInfo read(SystemRoot root) {
		Path folder = root.home(HomePath.BUILD);
		return new BuildInfo(content(folder, "BASE"), content(folder, "BUILD"), content(folder, "CHANGELOG"),
				content(folder, "PACKAGES"), content(folder, "VERSION"));
	}

	/**
	 * The application's name: what stands before its version in VERSION's second line.
	 */
	public Optional<String> application() {
		return versionLine(1).map((line) -> line.substring(0, nameEnd(line)).strip()).filter((name) -> !name.isEmpty());
	}

	/** The appliance's version: the second word of VERSION's first line. */
	public Optional<String> applianceVersion() {
		return versionLine(0).map((line) -> line.strip().split("\\s+"))
			.filter((words) -> words.length > 1)
			.map((words) -> words[1]);
	}

	/**
	 * The application's version: what follows the colon of VERSION's second line, or
	 * without a colon its last word, where that has a digit.
	 */
	public Optional<String> applicationVersion() {
		return versionLine(1).filter((line) -> nameEnd(line) < line.length())
			.map((line) -> line.substring(nameEnd(line) + 1).strip())
			.filter((name) -> !name.isEmpty());
	}

	private Optional<String> versionLine(int index) {
		return this.version.flatMap((text) -> text.lines().skip(index).findFirst()).map(String::strip);
	}

	private static int nameEnd(String line) {
		int colon = line.indexOf(':');
		if (colon >= 0) {
			return colon;
		}
		int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
		return (blank > 0 && line.chars().skip(blank).anyMatch(Character::isDigit)) ? blank : line.length();
	}

	private static Optional<String> content(Path folder, String name) {
		try {
			String text = new String(RegularFile.start(folder.resolve(name), LIMIT), StandardCharsets.UTF_8)
				.stripTrailing();
			return Optional.of(text).filter((content) -> !content.isBlank());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
