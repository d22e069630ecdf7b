package co.luoyun.osmanager.instance.reader;

/** How a JSON field is named in what people read. */
final class FieldNames {

	private FieldNames() {
	}

	/**
	 * A JSON field's name as it can be shown: a plain, short word, or three dots, as a
	 * secret may stand in a wrong place.
	 */
	static String shown(String name) {
		return looksLikeFieldName(name) ? name : "\u2026";
	}

	private static boolean looksLikeFieldName(String name) {
		return !name.isEmpty() && name.length() <= 24
				&& name.chars()
					.allMatch((character) -> character == '_' || (character >= 'a' && character <= 'z')
							|| (character >= 'A' && character <= 'Z'));
	}

}
