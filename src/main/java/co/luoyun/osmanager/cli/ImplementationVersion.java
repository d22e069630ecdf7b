package co.luoyun.osmanager.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class ImplementationVersion implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = OsManagerCommand.class.getPackage().getImplementationVersion();
		return new String[] {
				"OS Manager " + ((version != null) ? version : "(not packaged)") + ", Java " + Runtime.version() };
	}

}
