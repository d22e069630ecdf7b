package co.luoyun.osmanager.cli;

import co.luoyun.osmanager.files.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of the program and of its Java. */
final class ImplementationVersion implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "OS Manager " + ProgramVersion.get() + ", Java " + Runtime.version() };
	}

}
