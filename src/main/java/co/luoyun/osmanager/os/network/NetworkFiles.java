package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.SystemText;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.os.network.backend.NetworkFile;
import co.luoyun.osmanager.os.network.backend.SystemEvidence;
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
	 * @param found what the interfaces are to be; those by DHCP that others have set up
	 * are left to these
	 */
	List<Change> steps(NetworkBackend backend, Assignments found, boolean force) throws IOException {
		List<Assignment> ours = new ArrayList<>();
		for (Assignment assignment : found.assignments()) {
			if (!backend.isSetUpByOthers(assignment.link(), this.evidence)) {
				ours.add(assignment);
			}
		}
		List<NetworkFile> files = ours.isEmpty() ? List.of() : backend.render(ours, this.evidence);
		List<Change> changes = new ArrayList<>();
		for (NetworkFile file : files) {
			write(backend, file, force).ifPresent(changes::add);
		}
		List<String> wanted = files.stream().map(NetworkFile::name).toList();
		changes.addAll(stale(backend, wanted, found.leftAlone()));
		return changes.isEmpty() ? List.of() : around(backend, changes);
	}

	private Optional<Change> write(NetworkBackend backend, NetworkFile file, boolean force) throws IOException {
		Path path = this.root.writable(backend.folder() + "/" + file.name());
		Optional<String> present = SystemText.read(path);
		if (present.isPresent() && !Marks.isOurs(present.get())) {
			throw new FileSystemException(path.toString(), null,
					"was not written by OS Manager, and is left alone; move it away");
		}
		if (!force && present.equals(Optional.of(file.text()))) {
			return Optional.empty();
		}
		return Optional.of(new Change.WriteFile(path, present, file.text(), backend.mode(), false));
	}

	private List<Change> stale(NetworkBackend backend, List<String> wanted, List<String> leftAlone) throws IOException {
		List<Change> changes = new ArrayList<>();
		for (Path path : this.evidence.files(backend.folder())) {
			String name = path.getFileName().toString();
			Optional<String> link = backend.linkOf(name);
			if (link.isEmpty() || wanted.contains(name) || leftAlone.contains(link.get())) {
				continue;
			}
			String text = SystemText.read(path).orElse("");
			if (Marks.isOurs(text)) {
				changes.add(new Change.DeleteFile(path, text, SystemText.mode(path)));
			}
		}
		return changes;
	}

	private List<Change> around(NetworkBackend backend, List<Change> changes) {
		List<Change> steps = new ArrayList<>();
		steps.addAll(run(backend.before(links(backend, changes, (change) -> !isNew(change)))));
		steps.addAll(run(backend.takeOver(links(backend, changes, NetworkFiles::isNew))));
		steps.addAll(changes);
		steps.addAll(run(backend.after(links(backend, changes, Change.WriteFile.class::isInstance))));
		return steps;
	}

	/**
	 * The steps that put files into force again that are as they should be.
	 * @param backend who is told by files; nothing is to be done without
	 * @param assignments what is not in force
	 */
	List<Change> again(Optional<NetworkBackend> backend, List<Assignment> assignments) {
		List<String> links = assignments.stream().map(Assignment::link).toList();
		return backend
			.map((each) -> Stream.of(each.before(links), each.takeOver(links), each.after(links))
				.flatMap(List::stream)
				.toList())
			.map(this::run)
			.orElse(List.of());
	}

	/**
	 * The steps back from steps that failed. Commands among them may fail, for what is no
	 * longer there.
	 */
	List<Change> stepsBack(NetworkBackend backend, List<Change> taken) {
		List<Change> files = taken.stream().map(Rollback::inverse).flatMap(Optional::stream).toList();
		List<Change> steps = new ArrayList<>();
		steps.addAll(run(backend.before(links(backend, files, (change) -> true))));
		steps.addAll(files);
		steps.addAll(run(backend.after(links(backend, files, Change.WriteFile.class::isInstance))));
		return steps;
	}

	private static boolean isNew(Change change) {
		return change instanceof Change.WriteFile file && file.former().isEmpty();
	}

	private static List<String> links(NetworkBackend backend, List<Change> changes, Predicate<Change> which) {
		TreeSet<String> links = new TreeSet<>(NaturalOrder.INSTANCE);
		changes.stream()
			.filter(which)
			.map(NetworkFiles::path)
			.flatMap(Optional::stream)
			.map((path) -> backend.linkOf(path.getFileName().toString()))
			.flatMap(Optional::stream)
			.forEach(links::add);
		return List.copyOf(links);
	}

	private static Optional<Path> path(Change change) {
		return switch (change) {
			case Change.WriteFile file -> Optional.of(file.path());
			case Change.DeleteFile file -> Optional.of(file.path());
			default -> Optional.empty();
		};
	}

	private List<Change> run(List<Command> commands) {
		return commands.stream()
			.<Change>map((command) -> new Change.RunCommand(command.within(this.reloadTimeout).changingSystem()))
			.toList();
	}

}
