package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page file.
 *
 * @param text the text
 * @param charset what it is written in, and sent in
 * @param charsetName the name for the Content-Type header
 */
public record PageSource(String text, Charset charset, String charsetName) {

	private static final Pattern DECLARED = Pattern
		.compile("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{2,40})", Pattern.CASE_INSENSITIVE);

	private static final Pattern TEMPLATE = Pattern
		.compile("\\s(?:data-)?th[:-][a-z][a-z-]*\\s*=|<th:block|\\[\\[\\s*[$#@*~]\\{|\\[\\(\\s*[$#@*~]\\{");

	/**
	 * How many times its length a page takes while it is read and sent without being a
	 * template.
	 */
	static final long READING = 3;

	private static final int HEAD = 2048;

	private static final int TAG = 200;

	private static final Charset CHINESE = Charset.forName("GB18030");

	/** Reads a text as a browser would: by its own declaration, else as UTF-8. */
	public static PageSource of(byte[] bytes) {
		if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
			return new PageSource(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8),
					StandardCharsets.UTF_8, "UTF-8");
		}
		Optional<PageSource> declared = declared(bytes).flatMap((name) -> decode(bytes, name));
		return declared.orElseGet(
				() -> new PageSource(new String(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8, "UTF-8"));
	}

	public static PageSource of(PageFile file) throws IOException {
		return of(file.resource().getContentAsByteArray());
	}

	/**
	 * About what a template takes when it is read, in bytes: its text, and an object or
	 * more for each tag.
	 */
	static long weight(String text) {
		long tags = text.chars().filter((c) -> c == '<' || c == '[').count();
		return 4L * text.length() + TAG * tags;
	}

	/** Whether it is a Thymeleaf template rather than plain text or an earlier page. */
	public boolean isTemplate() {
		return TEMPLATE.matcher(this.text).find();
	}

	/** Whether it is the same for everybody at any time, and in the usual encoding. */
	boolean isUnchanging() {
		return this.text.indexOf('$') < 0 && !isTemplate() && this.charset.equals(StandardCharsets.UTF_8);
	}

	private static Optional<String> declared(byte[] bytes) {
		String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
		Matcher matcher = DECLARED.matcher(head);
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	private static Optional<PageSource> decode(byte[] bytes, String name) {
		try {
			Charset charset = charset(name);
			String text = charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
			return Optional.of(new PageSource(text, charset, name));
		}
		catch (CharacterCodingException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	// GB18030 holds all of GBK and GB2312, and browsers read all three as GB18030.
	private static Charset charset(String name) {
		return name.toLowerCase(Locale.ROOT).startsWith("gb") ? CHINESE : Charset.forName(name);
	}

}
