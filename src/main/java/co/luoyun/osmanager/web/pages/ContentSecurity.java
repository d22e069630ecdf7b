package co.luoyun.osmanager.web.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.web.WebProperties;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The content security policies. Templates and default pages load only what this instance
 * serves and have no inline script. Pages from before such policies keep their inline
 * styles, and those scripts that stand in the builder's file: each is allowed by its
 * hash, so that nothing else runs.
 */
@Component
class ContentSecurity {

	private static final String STRICT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

	private static final String EARLIER = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:; "
			+ "media-src *; frame-src *; form-action *; object-src 'none'; base-uri 'self'; frame-ancestors 'self'; "
			+ "script-src 'self'";

	private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>(.*?)</script",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern HANDLER = Pattern.compile("\\son[a-z]{3,20}\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')",
			Pattern.CASE_INSENSITIVE);

	private static final int MOST_HASHES = 40;

	private final String strict;

	ContentSecurity(WebProperties properties) {
		String own = properties.contentSecurityPolicy().strip();
		this.strict = own.isEmpty() ? STRICT : own;
	}

	/** For templates, default pages and files. */
	String strict() {
		return this.strict;
	}

	/**
	 * For a page without Thymeleaf.
	 * @param page its rendered text, where values are escaped and cannot be script
	 */
	static String forEarlier(String page) {
		Set<String> hashes = new LinkedHashSet<>();
		for (Matcher script = SCRIPT.matcher(page); script.find() && hashes.size() < MOST_HASHES;) {
			addHash(hashes, script.group(1));
		}
		int scripts = hashes.size();
		for (Matcher handler = HANDLER.matcher(page); handler.find() && hashes.size() < MOST_HASHES;) {
			String code = (handler.group(1) != null) ? handler.group(1) : handler.group(2);
			addHash(hashes, HtmlUtils.htmlUnescape(code));
		}
		String handlers = (hashes.size() > scripts) ? " 'unsafe-hashes'" : "";
		return EARLIER + handlers + String.join("", hashes);
	}

	private static void addHash(Set<String> hashes, String script) {
		if (!script.isBlank()) {
			hashes.add(" 'sha256-" + Base64.getEncoder().encodeToString(sha256(script)) + "'");
		}
	}

	// A browser hashes a script as it reads it: line ends are line feeds.
	private static byte[] sha256(String script) {
		try {
			String normal = script.replace("\r\n", "\n").replace('\r', '\n');
			return MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
