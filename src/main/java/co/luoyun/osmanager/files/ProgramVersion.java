package co.luoyun.osmanager.files;

import java.util.Optional;

/** OS Manager's own version, as the jar's manifest has it. */
public final class ProgramVersion {

	private ProgramVersion() {
	}

	/** The version; "unpackaged" where there is no jar. */
	public static String get() {
		return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion()).orElse("unpackaged");
	}

}
