package co.luoyun.osmanager.web.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The path of a page or file within the builder's folder, made of plain names only: none
 * that is empty, hidden, a step up, or holds what no file name on the web should.
 *
 * @param names the folders and the file
 */
public record PagePath(List<String> names) {

	private static final int LONGEST = 1024;

	/**
	 * Reads the decoded path of a request; one that ends with a slash means the
	 * {@code index.html} in there.
	 * @param path for example {@code /docs/}
	 * @return empty when no file may have this path
	 */
	public static Optional<PagePath> parse(String path) {
		String relative = path.startsWith("/") ? path.substring(1) : path;
		String file = (relative.isEmpty() || relative.endsWith("/")) ? relative + "index.html" : relative;
		List<String> names = Arrays.asList(file.split("/", -1));
		boolean plain = file.length() <= LONGEST && names.stream().allMatch(PagePath::isPlain);
		return plain ? Optional.of(new PagePath(names)) : Optional.empty();
	}

	/** The path in a folder's file system or class path. */
	String relative() {
		return String.join("/", this.names);
	}

	String fileName() {
		return this.names.getLast();
	}

	/**
	 * The way from this file to the folder's top: empty, or {@code ../} as often as
	 * needed.
	 */
	String toTop() {
		return "../".repeat(this.names.size() - 1);
	}

	/** The index.html of the folder with this name. */
	PagePath index() {
		return parse(relative() + "/").orElseThrow();
	}

	private static boolean isPlain(String name) {
		return !name.isEmpty() && !name.startsWith(".") && name.chars().noneMatch(PagePath::isForbidden);
	}

	private static boolean isForbidden(int c) {
		return c == '\\' || c == ':' || Character.isISOControl(c) || c == Character.MAX_VALUE || c == 0xFFFD;
	}

}
