package co.luoyun.osmanager.controller.tls;

/** Certificates in PEM, which luoyun.conf has on one line. */
final class PemText {

	private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

	private static final String END = "-----END CERTIFICATE-----";

	private PemText() {
	}

	/** Whether a text is PEM itself, rather than the path of a file. */
	static boolean isPem(String text) {
		return text.contains(BEGIN);
	}

	/**
	 * The text with line breaks where PEM has them, also where they were lost, or written
	 * as {@code \n} or blanks.
	 */
	static String restoreLineBreaks(String text) {
		return text.replace("\\n", "\n")
			.replace(BEGIN, BEGIN + "\n")
			.replace(END, END + "\n")
			.replaceAll("\\s+(?!CERTIFICATE-----)", "\n");
	}

}
