package co.luoyun.osmanager.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import jakarta.annotation.PostConstruct;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What shows that a request is made by root of this machine: a token in a file that only
 * root can read, another one at each start. An address shows nothing: whatever runs here
 * has it, and a reverse proxy lends it to everybody.
 */
@Component
public final class LocalToken {

	private static final Logger logger = LoggerFactory.getLogger(LocalToken.class);

	private static final int BYTES = 32;

	private final Path path;

	private final String token;

	LocalToken(SystemRoot root) {
		this.path = path(root);
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@PostConstruct
	void write() {
		try {
			new AtomicFile(this.path, "rw-------").write(this.token.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot write {}: {}. Commands such as osmanager status are refused", this.path, ex.toString());
		}
	}

	boolean isShownBy(HttpServletRequest request) {
		return BearerToken.matches(request, this.token);
	}

	/** Where the running service has it. */
	public static Path path(SystemRoot root) {
		return root.home(HomePath.TOKEN);
	}

	/**
	 * The value of an Authorization header for the running service.
	 * @throws IOException when it cannot be read, as by anybody but root
	 */
	public static String authorization(SystemRoot root) throws IOException {
		return BearerToken.SCHEME + Files.readString(path(root), StandardCharsets.US_ASCII);
	}

}
