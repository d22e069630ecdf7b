package co.luoyun.osmanager.web.pages;

import org.thymeleaf.exceptions.TemplateProcessingException;

import org.springframework.core.NestedExceptionUtils;

/**
 * What is wrong with a builder's template.
 *
 * @param file the file, as {@code custom/www/nocookie/index.html}
 * @param line the line from 1; 0 when it is not known
 * @param reason why it could not be rendered
 */
public record TemplateMistake(String file, int line, String reason) {

	/**
	 * Reads a failure.
	 * @param template the name that the engine knows the page by
	 * @param page the page's file; a fragment of another file may have the mistake
	 */
	static TemplateMistake of(String template, String page, RuntimeException failure) {
		String file = page;
		int line = 0;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TemplateProcessingException known && known.hasTemplateName()) {
				String name = known.getTemplateName();
				file = (name.equals(template) || name.startsWith(template + " (")) ? page : name;
				line = known.hasLineAndCol() ? known.getLine() : line;
			}
		}
		return new TemplateMistake(file, line, reason(failure));
	}

	@Override
	public String toString() {
		return this.file + ((this.line > 0) ? ", line " + this.line : "") + ": " + this.reason;
	}

	private static String reason(Throwable failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		String words = (root.getMessage() != null) ? root.getMessage() : root.toString();
		return words.replaceAll("\\s*\\((template|attribute)?:? ?\"[^\"]*\".*\\)$", "");
	}

}
