package co.luoyun.osmanager.presence;

import java.time.Duration;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.PageUrl;
import co.luoyun.osmanager.files.SystemRoot;

import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.url} in OS Manager's folder: tells commands such as
 * {@code osmanager status} where on this machine the running service listens.
 */
@Component
public class PageAddress {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final RunFile file;

	private final PageUrl url;

	PageAddress(SystemRoot root, PageUrl url) {
		this.file = new RunFile(root.home(HomePath.URL), "Commands that ask this service need --port", PAUSE);
		this.url = url;
	}

	/** Writes it; the web server must listen already. */
	public void write() {
		this.file.write(this.url.toString());
	}

	public void remove() {
		this.file.remove();
	}

}
