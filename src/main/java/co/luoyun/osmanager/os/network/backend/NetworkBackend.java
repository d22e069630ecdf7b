package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;

/** Something that can manage the network of a system, and is told by files. */
public interface NetworkBackend {

	/** As people know it: {@code systemd-networkd}. */
	String name();

	/**
	 * Whether it manages the network here.
	 * @return why it does, or empty
	 */
	Optional<Message> inCharge(SystemEvidence evidence) throws IOException;

	/** Whether it manages one interface, by its own word where it can be asked. */
	default Claim claim(String link, SystemEvidence evidence) throws IOException {
		return Claim.COULD;
	}

	/**
	 * Why it cannot be told, although it is in charge.
	 */
	default Optional<Message> hindrance(SystemEvidence evidence) throws IOException {
		return Optional.empty();
	}

	/** Whether somebody else's file sets an interface up. */
	default boolean isSetUpByOthers(String link, SystemEvidence evidence) throws IOException {
		return false;
	}

	/** Whether a file of ours overrides those of others. */
	default boolean overrides() {
		return true;
	}

	/** The folder of its files, for example {@code /etc/systemd/network}. */
	String folder();

	/** Permissions of its files. */
	default String mode() {
		return "rw-r--r--";
	}

	/** The files that tell it about an interface. */
	List<NetworkFile> render(Assignment assignment, SystemEvidence evidence) throws IOException;

	/**
	 * The interface that a file of ours is about, by the file's name; empty for files
	 * that are not named like ours.
	 */
	Optional<String> linkOf(String fileName);

	/**
	 * What has to be run before files of ours change, to take back what they say.
	 * @param link an interface that a file of ours is about already
	 */
	default List<Command> before(String link) {
		return List.of();
	}

	/**
	 * What has to be run before an interface is set up that had no file of ours, to take
	 * away what would be in the way.
	 */
	default List<Command> takeOver(String link, SystemEvidence evidence) throws IOException {
		return List.of();
	}

	/**
	 * What puts an interface's files into force.
	 * @param dhcp whether it is left to DHCP, whose server nobody waits for
	 */
	List<Command> after(String link, boolean dhcp, SystemEvidence evidence) throws IOException;

	/** What makes it forget files of ours that are gone. */
	default List<Command> forget() {
		return List.of();
	}

	/**
	 * The file that it says an interface is set up by.
	 * @return a path, or empty where it does not say
	 */
	default Optional<String> fileInForce(String link, SystemEvidence evidence) throws IOException {
		return Optional.empty();
	}

	/** A file's name without what is around the interface's name. */
	static Optional<String> between(String fileName, String prefix, String suffix) {
		boolean matches = fileName.startsWith(prefix) && fileName.endsWith(suffix)
				&& fileName.length() > prefix.length() + suffix.length();
		return matches ? Optional.of(fileName.substring(prefix.length(), fileName.length() - suffix.length()))
				: Optional.empty();
	}

	/** What a manager says of an interface. */
	enum Claim {

		/** It has set the interface up. */
		HAS,

		/** It would set the interface up if it was told. */
		COULD,

		/** It leaves the interface to others. */
		LEAVES

	}

}
