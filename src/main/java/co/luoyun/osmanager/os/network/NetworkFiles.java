package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.ExplainedFileException;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.SystemText;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.os.network.backend.NetworkBackends;
import co.luoyun.osmanager.os.network.backend.NetworkFile;
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
	 * The steps that tell a manager about an interface, none when the files are as they
	 * should be. What others have set up by DHCP is left to them.
	 */
	List<Change> steps(NetworkBackend backend, Assignment assignment, boolean force) throws IOException {
		List<Change> writes = new ArrayList<>();
		for (NetworkFile file : files(backend, assignment)) {
			write(backend, file, force).ifPresent(writes::add);
		}
		if (writes.isEmpty()) {
			return List.of();
		}
		String link = assignment.link();
		boolean known = writes.stream().anyMatch((change) -> !isNew(change));
		List<Change> steps = new ArrayList<>();
		steps.addAll(run(known ? backend.before(link) : backend.takeOver(link, this.evidence)));
		steps.addAll(writes);
		steps.addAll(run(backend.after(link, assignment.settings().dhcp(), this.evidence)));
		return steps;
	}

	/** The files of an interface. */
	List<Path> paths(NetworkBackend backend, Assignment assignment) throws IOException {
		return files(backend, assignment).stream()
			.map((file) -> this.root.path(backend.folder() + "/" + file.name()))
			.toList();
	}

	private List<NetworkFile> files(NetworkBackend backend, Assignment assignment) throws IOException {
		boolean others = assignment.settings().dhcp() && backend.isSetUpByOthers(assignment.link(), this.evidence);
		return others ? List.of() : backend.render(assignment, this.evidence);
	}

	private Optional<Change> write(NetworkBackend backend, NetworkFile file, boolean force) throws IOException {
		Path path = this.root.writable(backend.folder() + "/" + file.name());
		Optional<String> present = SystemText.read(path);
		if (present.isPresent() && !Marks.isOurs(present.get())) {
			throw new ExplainedFileException(path, NetworkMessage.FOREIGN.with());
		}
		if (!force && present.equals(Optional.of(file.text()))) {
			return Optional.empty();
		}
		return Optional.of(new Change.WriteFile(path, present, file.text(), backend.mode(), false));
	}

	/**
	 * The steps that take away files of ours that are not wanted any more, be it that the
	 * interface is gone or that another manager has it.
	 * @param wanted the files that are
	 * @param choices who has which interface
	 * @return by interface
	 */
	Map<String, List<Change>> removals(Set<Path> wanted, Map<String, NetworkChoice> choices) throws IOException {
		Map<String, List<Change>> steps = new TreeMap<>(NaturalOrder.INSTANCE);
		for (NetworkBackend backend : NetworkBackends.ALL) {
			Map<String, List<Change>> stale = stale(backend, wanted);
			for (Map.Entry<String, List<Change>> each : stale.entrySet()) {
				String link = each.getKey();
				boolean working = backend.inCharge(this.evidence).isPresent();
				boolean stays = choices.getOrDefault(link, new NetworkChoice(Optional.of(backend), Message.NONE))
					.backend()
					.equals(Optional.of(backend));
				List<Change> removal = steps.computeIfAbsent(link, (_) -> new ArrayList<>());
				removal.addAll(run(working ? backend.before(link) : List.of()));
				removal.addAll(each.getValue());
				removal.addAll(run(working ? after(backend, link, stays) : List.of()));
			}
		}
		return steps;
	}

	private List<Command> after(NetworkBackend backend, String link, boolean stays) throws IOException {
		return (stays && backend.isSetUpByOthers(link, this.evidence)) ? backend.after(link, true, this.evidence)
				: backend.forget();
	}

	private Map<String, List<Change>> stale(NetworkBackend backend, Set<Path> wanted) throws IOException {
		Map<String, List<Change>> changes = new LinkedHashMap<>();
		for (Path path : this.evidence.files(backend.folder())) {
			Optional<String> link = backend.linkOf(path.getFileName().toString());
			if (link.isPresent() && !wanted.contains(path)) {
				String text = SystemText.read(path).orElse("");
				if (Marks.isOurs(text)) {
					changes.computeIfAbsent(link.get(), (_) -> new ArrayList<>())
						.add(new Change.DeleteFile(path, text, SystemText.mode(path)));
				}
			}
		}
		return changes;
	}

	/** What takes away the file that was written for netplan once. */
	List<Change> withoutNetplan() throws IOException {
		Path path = this.root.writable(NetworkBackends.NETPLAN_FILE);
		String text = SystemText.read(path).orElse("");
		if (!Marks.isOurs(text)) {
			return List.of();
		}
		List<Change> steps = new ArrayList<>();
		steps.add(new Change.DeleteFile(path, text, SystemText.mode(path)));
		// Netplan starts only the manager that it has files for.
		if (this.evidence.netplanRenderer().equals(Optional.of("networkd"))) {
			steps.addAll(run(List.of(Command.of("systemctl", "enable", "systemd-networkd.service"),
					Command.of("netplan", "generate"))));
		}
		return steps;
	}

	/** The steps that put files into force again that are as they should be. */
	List<Change> again(NetworkBackend backend, Assignment assignment) throws IOException {
		String link = assignment.link();
		return run(Stream
			.of(backend.before(link), backend.takeOver(link, this.evidence),
					backend.after(link, assignment.settings().dhcp(), this.evidence))
			.flatMap(List::stream)
			.distinct()
			.toList());
	}

	/**
	 * The steps back from steps that failed. Commands among them may fail, for what is no
	 * longer there.
	 */
	List<Change> stepsBack(String link, List<Change> taken) throws IOException {
		List<Change> files = taken.stream().map(Rollback::inverse).flatMap(Optional::stream).toList().reversed();
		List<Change> steps = new ArrayList<>();
		for (NetworkBackend backend : NetworkBackends.ALL) {
			Path folder = this.root.path(backend.folder());
			List<Change> own = files.stream().filter((change) -> folder.equals(path(change).getParent())).toList();
			if (!own.isEmpty()) {
				boolean written = own.stream().anyMatch(Change.WriteFile.class::isInstance);
				steps.addAll(run(backend.before(link)));
				steps.addAll(own);
				steps.addAll(run(written ? backend.after(link, true, this.evidence) : after(backend, link, true)));
			}
		}
		return steps;
	}

	private static boolean isNew(Change change) {
		return change instanceof Change.WriteFile file && file.former().isEmpty();
	}

	private static Path path(Change change) {
		return switch (change) {
			case Change.WriteFile file -> file.path();
			case Change.DeleteFile file -> file.path();
			case Change.Protect protect -> protect.path();
			case Change.RunCommand _ -> Path.of("/");
		};
	}

	List<Change> run(List<Command> commands) {
		return commands.stream()
			.<Change>map((command) -> new Change.RunCommand(command.within(this.reloadTimeout).changingSystem()))
			.toList();
	}

}
