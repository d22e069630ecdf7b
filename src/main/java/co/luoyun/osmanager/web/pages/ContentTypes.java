package co.luoyun.osmanager.web.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.http.MediaType;

/**
 * The content types of what people put beside their pages; anything else is sent as a
 * plain download.
 */
final class ContentTypes {

	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("html", "text/html"),
			Map.entry("htm", "text/html"), Map.entry("shtml", "text/html"), Map.entry("xhtml", "application/xhtml+xml"),
			Map.entry("txt", "text/plain;charset=UTF-8"), Map.entry("md", "text/plain;charset=UTF-8"),
			Map.entry("css", "text/css;charset=UTF-8"), Map.entry("js", "text/javascript;charset=UTF-8"),
			Map.entry("mjs", "text/javascript;charset=UTF-8"), Map.entry("json", "application/json"),
			Map.entry("xml", "application/xml"), Map.entry("csv", "text/csv;charset=UTF-8"),
			Map.entry("webmanifest", "application/manifest+json"), Map.entry("svg", "image/svg+xml"),
			Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"),
			Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"), Map.entry("avif", "image/avif"),
			Map.entry("bmp", "image/bmp"), Map.entry("ico", "image/x-icon"), Map.entry("woff", "font/woff"),
			Map.entry("woff2", "font/woff2"), Map.entry("ttf", "font/ttf"), Map.entry("otf", "font/otf"),
			Map.entry("mp3", "audio/mpeg"), Map.entry("ogg", "audio/ogg"), Map.entry("mp4", "video/mp4"),
			Map.entry("webm", "video/webm"), Map.entry("pdf", "application/pdf"), Map.entry("zip", "application/zip"),
			Map.entry("gz", "application/gzip"));

	/** Files that may hold a page or the earlier pages' names. */
	private static final Set<String> RENDERED = Set.of("html", "htm", "shtml", "xhtml", "txt", "xml", "css");

	private static final Set<String> PLAIN = Set.of("txt", "xml", "css");

	private ContentTypes() {
	}

	static MediaType of(PagePath path) {
		return MediaType.parseMediaType(TYPES.getOrDefault(extension(path.fileName()), "application/octet-stream"));
	}

	/** Whether the web server may compress it; see server.compression.mime-types. */
	static boolean isCompressed(MediaType type) {
		return type.getType().equals("text") || type.getSubtype().equals("json") || type.getSubtype().equals("svg+xml");
	}

	static boolean isRendered(String name) {
		return RENDERED.contains(extension(name));
	}

	/**
	 * Whether it is text without scripts, which only what stands in it can make a page.
	 */
	static boolean isPlain(PagePath path) {
		return PLAIN.contains(extension(path.fileName()));
	}

	static String extension(String name) {
		int dot = name.lastIndexOf('.');
		return (dot < 0) ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

}
