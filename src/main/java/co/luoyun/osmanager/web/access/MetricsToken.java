package co.luoyun.osmanager.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * What a monitoring server shows to get the metrics, and nothing else: the text of
 * {@code conf/metrics.token}, which root writes there for it. A file that others can
 * read, or a text that could be guessed, is none.
 */
@Component
class MetricsToken {

	private static final int SHORTEST = 20;

	private static final int LONGEST = 512;

	private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.OTHERS_READ,
			PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

	private final Path path;

	MetricsToken(SystemRoot root) {
		this.path = root.home(HomePath.METRICS_TOKEN);
	}

	boolean isShownBy(HttpServletRequest request) {
		if (!isForMetrics(request.getServletPath()) || !BearerToken.isIn(request)) {
			return false;
		}
		String token = read();
		return token.length() >= SHORTEST && BearerToken.matches(request, token);
	}

	private static boolean isForMetrics(String path) {
		return path.equals("/actuator/prometheus") || path.equals("/actuator/metrics")
				|| path.startsWith("/actuator/metrics/");
	}

	private String read() {
		try {
			boolean usable = Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS)
					&& Files.getPosixFilePermissions(this.path).stream().noneMatch(OTHERS::contains);
			return usable ? new String(RegularFile.start(this.path, LONGEST), StandardCharsets.UTF_8).strip() : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
