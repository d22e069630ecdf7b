package co.luoyun.osmanager.web.facts;

/**
 * A part of the owner's page and of the JSON. Another one is a bean of this type with a
 * place in the order ({@code @Order}), its section in the page, and its texts.
 */
public interface Panel {

	/** Its name in pages. */
	String key();

	/** What a page shows, in the words of its language; quick, and never fails. */
	Object view(Words words);

	/** Whether only the owner sees it. */
	default boolean ownerOnly() {
		return true;
	}

	/** Its name in the JSON. */
	default String jsonKey() {
		return key();
	}

	/** What the JSON has. */
	default Object json() {
		return view(Words.ENGLISH);
	}

}
