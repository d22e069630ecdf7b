package co.luoyun.osmanager.web.pages;

import java.io.IOException;

import org.springframework.core.io.Resource;

/**
 * A file that was found for a path.
 *
 * @param variant {@code nocookie} or {@code withcookie}
 * @param path its path in there
 * @param resource its content
 * @param packaged whether it came with OS Manager and is not the builder's
 */
public record PageFile(String variant, PagePath path, Resource resource, boolean packaged) {

	/** Where it is, for the builder: {@code custom/www/nocookie/index.html}. */
	String name() {
		return "custom/www/" + this.variant + "/" + this.path.relative();
	}

	/** A value that changes with the content. */
	String version() throws IOException {
		return Long.toHexString(this.resource.lastModified()) + "-" + Long.toHexString(this.resource.contentLength());
	}

}
