package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;

import org.springframework.stereotype.Component;

/** A file in {@code issue.d}, which agetty(8) shows above the login prompt. */
@Component
class IssueFile {

	/** Below the root. */
	static final String FILE = "/run/issue.d/osmanager.issue";

	/** For each run of agetty. */
	static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private static final Pattern VERSION = Pattern.compile("util-linux\\D* (\\d+)\\.(\\d+)");

	private final SystemRoot root;

	private final CommandRunner runner;

	IssueFile(SystemRoot root, CommandRunner runner) {
		this.root = root;
		this.runner = runner;
	}

	/** Whether this system's login prompt shows it. */
	boolean isShown() {
		return !this.root.isRunningSystem() || isShownBy(agetty("--version"));
	}

	/**
	 * Whether agetty reads {@code issue.d}, as it does since util-linux 2.35.
	 * @param version what {@code agetty --version} says
	 */
	static boolean isShownBy(String version) {
		Matcher matcher = VERSION.matcher(version);
		if (!matcher.find()) {
			return false;
		}
		int major = Integer.parseInt(matcher.group(1));
		return major > 2 || (major == 2 && Integer.parseInt(matcher.group(2)) >= 35);
	}

	/** The same text in ASCII, without backslashes, which mean something to agetty. */
	static String escaped(String text) {
		return text.replaceAll("[^\\n -\\[\\]-~]", "?");
	}

	void write(String text) throws IOException {
		if (new AtomicFile(this.root.writable(FILE), "rw-r--r--").write(text.getBytes(StandardCharsets.US_ASCII))) {
			reload();
		}
	}

	void remove() throws IOException {
		if (Files.deleteIfExists(this.root.writable(FILE))) {
			reload();
		}
	}

	// A login prompt that waits shows the file again. Without this option the next one
	// does.
	private void reload() {
		if (this.root.isRunningSystem() && new Programs().find("agetty").isPresent()) {
			agetty("--reload");
		}
	}

	private String agetty(String option) {
		return this.runner.run(Command.of("agetty", option).within(TIME_LIMIT)).output();
	}

}
