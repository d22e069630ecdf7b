package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;

/** Plans the files of what manages the network: writes ours, removes stale ones. */
final class NetworkFiles {

	private final SystemRoot root;

	private final SystemEvidence evidence;

	private final Duration reloadTimeout;

	NetworkFiles(SystemRoot root, SystemEvidence evidence, Duration reloadTimeout) {
		this.root = root;
		this.evidence = evidence;
		this.reloadTimeout = reloadTimeout;
	}

	/**
	 * The steps to take, none when the files are as they should be.
	 * @param assignments what the interfaces are to be; those by DHCP that others have
	 * set up are left to these
	 */
	List<Change> steps(NetworkBackend backend, List<Assignment> assignments, boolean force) throws IOException {
		List<Assignment> ours = new ArrayList<>();
		for (Assignment assignment : assignments) {
			if (!backend.isSetUpByOthers(assignment.link(), this.evidence)) {
				ours.add(assignment);
			}
		}
		List<NetworkFile> files = ours.isEmpty() ? List.of() : backend.render(ours, this.evidence);
		List<Change> changes = new ArrayList<>();
		TreeSet<String> links = new TreeSet<>(NaturalOrder.INSTANCE);
		for (NetworkFile file : files) {
			write(backend, file, force).ifPresent((change) -> {
				changes.add(change);
				links.add(file.link());
			});
		}
		List<String> wanted = files.stream().map(NetworkFile::name).toList();
		TreeSet<String> gone = new TreeSet<>(NaturalOrder.INSTANCE);
		removeStale(backend, wanted, changes, gone);
		gone.removeAll(ours.stream().map(Assignment::link).toList());
		return changes.isEmpty() ? List.of() : around(backend, changes, links, gone, force);
	}

	private Optional<Change> write(NetworkBackend backend, NetworkFile file, boolean force) throws IOException {
		Path path = this.root.writable(backend.folder() + "/" + file.name());
		Optional<String> present = SystemText.read(path);
		if (present.isPresent() && !present.get().startsWith(NetworkBackend.MARK)) {
			throw new FileSystemException(path.toString(), null,
					"was not written by OS Manager, and is left alone; move it away");
		}
		if (!force && present.equals(Optional.of(file.text()))) {
			return Optional.empty();
		}
		return Optional.of(new Change.WriteFile(path, present, file.text(), backend.mode(), false));
	}

	private void removeStale(NetworkBackend backend, List<String> wanted, List<Change> changes, TreeSet<String> gone)
			throws IOException {
		for (Path path : this.evidence.files(backend.folder())) {
			String name = path.getFileName().toString();
			Optional<String> link = backend.linkOf(name);
			if (link.isEmpty() || wanted.contains(name)) {
				continue;
			}
			String text = SystemText.read(path).orElse("");
			if (text.startsWith(NetworkBackend.MARK)) {
				changes.add(new Change.DeleteFile(path, text, SystemText.mode(path)));
				gone.add(link.get());
			}
		}
	}

	private List<Change> around(NetworkBackend backend, List<Change> changes, TreeSet<String> links,
			TreeSet<String> gone, boolean force) {
		TreeSet<String> down = new TreeSet<>(links);
		down.addAll(gone);
		List<Change> steps = new ArrayList<>();
		backend.before(List.copyOf(down)).forEach((command) -> steps.add(run(command)));
		steps.addAll(changes);
		backend.after(List.copyOf(links), force).forEach((command) -> steps.add(run(command)));
		return steps;
	}

	private Change run(Command command) {
		return new Change.RunCommand(command.within(this.reloadTimeout).changingSystem());
	}

}
