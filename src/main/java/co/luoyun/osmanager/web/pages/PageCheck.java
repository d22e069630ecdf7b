package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderBudgetException;
import co.luoyun.osmanager.web.expression.TemplateNames;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * Tries a builder's pages as the service would show them: to visitors and the owner, in
 * each language, of an instance that has everything and of one that has nothing.
 */
public final class PageCheck {

	private static final String ERROR = "error.html";

	private static final Access OWNER = new Access(true, false, false, false);

	private final Path folder;

	private final PageFiles files;

	private final PageMessages messages;

	private final Templates templates;

	private final List<PageModel> models;

	private final Set<String> known = new HashSet<>(
			Set.of(TextResolver.LANGUAGE, "code", "reason", "mistake", "locale"));

	private final Set<Finding> findings = new LinkedHashSet<>();

	/**
	 * A check of pages.
	 * @param folder the folder that has {@code nocookie} and {@code withcookie}
	 */
	public PageCheck(Path folder) {
		this.folder = folder;
		this.files = new PageFiles(folder);
		this.messages = new PageMessages(this.files);
		this.templates = new Templates(this.files);
		this.models = Stream.of(SampleFacts.full(), SampleFacts.bare())
			.map((facts) -> new PageModel(facts, this.messages, Clock.systemUTC()))
			.toList();
		this.known.addAll(this.models.getFirst().variables("", OWNER, language("en")).keySet());
	}

	/** What is wrong with them, page by page. */
	public List<Finding> run() throws IOException {
		Map<PageFile, PageSource> pages = new LinkedHashMap<>();
		for (String variant : List.of("nocookie", "withcookie")) {
			for (PageFile page : pages(variant)) {
				pages.put(page, PageSource.of(page));
			}
		}
		pages.values().forEach((source) -> this.known.addAll(new TemplateNames(source.text()).made()));
		pages.forEach((page, source) -> {
			if (source.isTemplate()) {
				TemplateNames names = new TemplateNames(source.text());
				read(page, names);
				render(page, !names.isOfFragments());
			}
			else {
				earlier(page, source.text());
			}
		});
		return this.findings.stream()
			.sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
			.toList();
	}

	private List<PageFile> pages(String variant) throws IOException {
		Path top = this.folder.resolve(variant);
		if (!Files.isDirectory(top)) {
			return List.of();
		}
		List<PageFile> pages = new ArrayList<>();
		try (Stream<Path> all = Files.walk(top)) {
			for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
				Optional<PageFile> page = PagePath.parse(top.relativize(file).toString())
					.flatMap((path) -> this.files.find(path, variant.equals("withcookie")));
				if (page.isPresent() && PageController.mayBeRendered(page.get())) {
					pages.add(page.get());
				}
			}
		}
		return pages;
	}

	private void read(PageFile page, TemplateNames names) {
		BiConsumer<String, Integer> mistake = (text, line) -> add(page, line, true, text);
		names.eachTaken((name, line) -> {
			if (!this.known.contains(name)) {
				add(page, line, false, "there is no ${" + name + "} in pages, so it is empty");
			}
		}, mistake);
		Map<String, String> texts = language("en").texts();
		names.eachText((key, line) -> {
			if (!texts.containsKey(key)) {
				add(page, line, false, "there is no text #{" + key + "}");
			}
		});
	}

	private void earlier(PageFile page, String text) {
		Set<String> values = this.models.getFirst().earlierValues().keySet();
		PythonTemplate.names(text)
			.filter((match) -> !values.contains(PythonTemplate.name(match)))
			.forEach((match) -> add(page, TemplateNames.line(text, match.start()), false,
					"there is no " + match.group() + " in pages, so it stays as it is"));
	}

	private void render(PageFile page, boolean whole) {
		for (Access access : List.of(Access.VISITOR, OWNER)) {
			for (String language : this.messages.languages().keySet()) {
				if (page.variant().equals("nocookie") || access.owner()) {
					this.models.forEach((model) -> render(page, access, language(language), model, whole));
				}
			}
		}
	}

	private void render(PageFile page, Access access, PageLanguage language, PageModel model, boolean whole) {
		Map<String, Object> variables = model.variables(page.path().toTop(), access, language);
		if (page.path().relative().equals(ERROR)) {
			variables.put("code", 500);
			variables.put("reason", "");
			variables.put("mistake", new TemplateMistake(page.name(), 1, ""));
		}
		try {
			RenderBudget.current().begin();
			this.templates.render(page.path().relative(), Map.of(PageTemplateResolver.OWNER, access.owner()), variables,
					language);
		}
		catch (TemplateEngineException | RenderBudgetException ex) {
			TemplateMistake found = TemplateMistake.of(page.path().relative(), page.name(), ex);
			add(new Finding(found.file().replaceFirst("^custom/www/", ""), found.line(), whole, found.reason()));
		}
	}

	private PageLanguage language(String tag) {
		return new PageLanguage(tag, this.messages.languages().getOrDefault(tag, Map.of()));
	}

	private void add(PageFile page, int line, boolean mistake, String text) {
		add(new Finding(page.variant() + "/" + page.path().relative(), line, mistake, text));
	}

	// What is seen without rendering says more.
	private void add(Finding finding) {
		if (this.findings.stream().noneMatch((known) -> known.mistake() && known.isAtPlaceOf(finding))) {
			this.findings.add(finding);
		}
	}

	/**
	 * What is wrong at a place.
	 *
	 * @param file the file in the folder
	 * @param line the line from 1; 0 when it is not known
	 * @param mistake whether the page cannot be shown; else something in it is missing
	 * @param text what is wrong
	 */
	public record Finding(String file, int line, boolean mistake, String text) {

		boolean isAtPlaceOf(Finding other) {
			return this.file.equals(other.file) && this.line == other.line;
		}

		@Override
		public String toString() {
			return this.file + ((this.line > 0) ? ":" + this.line : "") + ": "
					+ (this.mistake ? "error: " : "warning: ") + this.text;
		}

	}

}
