package co.luoyun.osmanager.web.pages;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import co.luoyun.osmanager.web.expression.RenderBudget;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.cache.ICacheEntryValidity;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/**
 * Finds templates, and the fragments and layouts that they name, among the pages: by the
 * path in the folder, with or without {@code .html}. A template is read once and again
 * when its file has changed.
 */
final class PageTemplateResolver extends AbstractTemplateResolver {

	/** Resolution attribute: whether the owner asks. */
	static final String OWNER = "owner";

	/** Resolution attribute: only what comes with OS Manager. */
	static final String PACKAGED = "packaged";

	private final PageFiles files;

	PageTemplateResolver(PageFiles files) {
		this.files = files;
		setCheckExistence(true);
	}

	@Override
	protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration,
			@Nullable String ownerTemplate, String template, Map<String, Object> attributes) {
		return new TemplateText(template, find(template, attributes));
	}

	@Override
	protected TemplateMode computeTemplateMode(IEngineConfiguration configuration, @Nullable String ownerTemplate,
			String template, Map<String, Object> attributes) {
		return switch (ContentTypes.extension(template)) {
			case "xml" -> TemplateMode.XML;
			case "txt" -> TemplateMode.TEXT;
			case "css" -> TemplateMode.CSS;
			default -> TemplateMode.HTML;
		};
	}

	@Override
	protected ICacheEntryValidity computeValidity(IEngineConfiguration configuration, @Nullable String ownerTemplate,
			String template, Map<String, Object> attributes) {
		return new Unchanged(version(template, attributes), () -> version(template, attributes));
	}

	private Optional<PageFile> find(String template, Map<String, Object> attributes) {
		String name = ContentTypes.isRendered(template) ? template : template + ".html";
		return PagePath.parse(name)
			.flatMap((path) -> attributes.containsKey(PACKAGED) ? this.files.packaged("nocookie", path)
					: this.files.find(path, Boolean.TRUE.equals(attributes.get(OWNER))));
	}

	private String version(String template, Map<String, Object> attributes) {
		try {
			Optional<PageFile> file = find(template, attributes);
			return file.isPresent() ? file.get().name() + file.get().packaged() + file.get().version() : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private record Unchanged(String version, Supplier<String> current) implements ICacheEntryValidity {

		@Override
		public boolean isCacheable() {
			return !this.version.isEmpty();
		}

		@Override
		public boolean isCacheStillValid() {
			return this.version.equals(this.current.get());
		}

	}

	private record TemplateText(String template, Optional<PageFile> file) implements ITemplateResource {

		@Override
		public String getDescription() {
			return this.file.map(PageFile::name).orElse(this.template);
		}

		@Override
		public @Nullable String getBaseName() {
			return null;
		}

		@Override
		public boolean exists() {
			return this.file.isPresent();
		}

		@Override
		public Reader reader() throws IOException {
			PageFile found = this.file.orElseThrow(() -> new FileNotFoundException(this.template));
			String text = PageSource.of(found).text();
			RenderBudget.current().hold(PageSource.weight(text));
			return new StringReader(text);
		}

		@Override
		public ITemplateResource relative(String relativeLocation) {
			throw new UnsupportedOperationException("Templates are named by their path from the folder's top");
		}

	}

}
