package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import co.luoyun.osmanager.process.Command;

/** Something that can manage the network of a system, and is told by files. */
public interface NetworkBackend {

	/** As people know it: {@code systemd-networkd}. */
	String name();

	/**
	 * Whether it manages the network here.
	 * @return why it does, or empty
	 */
	Optional<String> inCharge(SystemEvidence evidence) throws IOException;

	/**
	 * Why it cannot be told, although it is in charge.
	 */
	default Optional<String> hindrance(SystemEvidence evidence) throws IOException {
		return Optional.empty();
	}

	/**
	 * Whether somebody else's file sets an interface up in a way that ours cannot
	 * override.
	 */
	default boolean isSetUpByOthers(String link, SystemEvidence evidence) throws IOException {
		return false;
	}

	/** The folder of its files, for example {@code /etc/systemd/network}. */
	String folder();

	/** Permissions of its files. */
	default String mode() {
		return "rw-r--r--";
	}

	/** The files that tell it about interfaces. */
	List<NetworkFile> render(List<Assignment> assignments, SystemEvidence evidence) throws IOException;

	/**
	 * The interface that a file of ours is about, by the file's name; empty for files
	 * that are not named like ours.
	 */
	Optional<String> linkOf(String fileName);

	/**
	 * What has to be run before files of ours change, to take back what they say.
	 * @param links the interfaces that files of ours are about already
	 */
	default List<Command> before(List<String> links) {
		return List.of();
	}

	/**
	 * What has to be run before interfaces are set up that had no file of ours, to take
	 * away what would be in the way.
	 */
	default List<Command> takeOver(List<String> links) {
		return List.of();
	}

	/** What puts files into force. */
	List<Command> after(List<String> links);

	/**
	 * A file for each interface, named after it.
	 * @param text what an interface's file says
	 */
	static List<NetworkFile> onePerLink(List<Assignment> assignments, String prefix, String suffix,
			Function<Assignment, String> text) {
		return assignments.stream()
			.map((assignment) -> new NetworkFile(prefix + assignment.link() + suffix, assignment.link(),
					text.apply(assignment)))
			.toList();
	}

	/** A file's name without what is around the interface's name. */
	static Optional<String> between(String fileName, String prefix, String suffix) {
		boolean matches = fileName.startsWith(prefix) && fileName.endsWith(suffix)
				&& fileName.length() > prefix.length() + suffix.length();
		return matches ? Optional.of(fileName.substring(prefix.length(), fileName.length() - suffix.length()))
				: Optional.empty();
	}

}
