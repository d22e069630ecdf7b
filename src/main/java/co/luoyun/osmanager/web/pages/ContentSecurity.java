package co.luoyun.osmanager.web.pages;

import co.luoyun.osmanager.web.WebProperties;

import org.springframework.stereotype.Component;

/**
 * The content security policies. Templates and default pages load only what this instance
 * serves and have no inline script. A builder's page from before such policies may do
 * what it did then.
 */
@Component
class ContentSecurity {

	private static final String STRICT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

	/**
	 * The earlier OS Manager sent none: only what others may do with the page is limited.
	 */
	private static final String EARLIER = "frame-ancestors 'self'";

	private final String strict;

	ContentSecurity(WebProperties properties) {
		String own = properties.contentSecurityPolicy().strip();
		this.strict = own.isEmpty() ? STRICT : own;
	}

	/** For templates, default pages and files. */
	String strict() {
		return this.strict;
	}

	/** For a page without Thymeleaf: the builder's, or ours. */
	String ofEarlier(PageFile file) {
		boolean page = !file.packaged() && ContentTypes.of(file.path()).getSubtype().contains("html");
		return page ? EARLIER : this.strict;
	}

}
