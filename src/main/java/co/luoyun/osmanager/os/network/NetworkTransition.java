package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Applied;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.Steps;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from the network as it was when the plan was made to the wanted one, and back
 * when that does not work.
 */
final class NetworkTransition implements SettingPlan.Procedure {

	private static final Logger logger = LoggerFactory.getLogger(NetworkTransition.class);

	private static final int SHARE_OF_WAITING = 4;

	private final SystemRoot root;

	private final OsProperties.Network properties;

	private final NetworkStateReader reader;

	private final NetworkFiles files;

	private final SystemEvidence evidence;

	private final NetworkState before;

	private final Assignments found;

	private final List<CardPlan> cards;

	private final Ticker ticker;

	NetworkTransition(SystemRoot root, OsProperties.Network properties, NetworkStateReader reader, NetworkFiles files,
			SystemEvidence evidence, NetworkState before, Assignments found, List<CardPlan> cards, Ticker ticker) {
		this.root = root;
		this.properties = properties;
		this.reader = reader;
		this.files = files;
		this.evidence = evidence;
		this.before = before;
		this.found = found;
		this.cards = cards;
		this.ticker = ticker;
	}

	/** What the interfaces are to be and by whom, in one line. */
	Message detail() {
		Map<NetworkChoice, List<Message>> links = new LinkedHashMap<>();
		this.cards.forEach((card) -> card.assignment()
			.ifPresent((assignment) -> links.computeIfAbsent(card.choice(), (_) -> new ArrayList<>())
				.add(assignment.message())));
		List<Message> parts = new ArrayList<>();
		links.forEach((choice, names) -> parts
			.add(NetworkMessage.BY.with(Joint.COMMA.of(names), choice.name(), choice.reason())));
		return this.found.warnings().stream().reduce(Joint.COMMA.of(parts), Joint.SEMICOLON::with);
	}

	@Override
	public Applied apply(SettingPlan.Changes plan, Steps steps) throws IOException {
		Map<String, Message> failures = new LinkedHashMap<>();
		List<String> waitingFor = waitingFor();
		boolean acted = false;
		boolean done = false;
		for (CardPlan card : this.cards) {
			if (card.steps().isEmpty() || (card.repeats() && !waitingFor.contains(card.link()))) {
				continue;
			}
			acted = true;
			try {
				done |= steps.takeAll(card.steps());
			}
			catch (IOException ex) {
				failures.put(card.link(), Failure.inWords(ex));
			}
		}
		if (!acted) {
			return new Applied(SettingOutcome.Result.UNCHANGED, detail());
		}
		if (this.root.isRunningSystem()) {
			verify(failures);
		}
		return failures.isEmpty() ? Applied.of(done, detail())
				: new Applied(SettingOutcome.Result.FAILED,
						Joint.SEMICOLON.with(Joint.SEMICOLON.of(List.copyOf(failures.values())), takeBack(
								this.cards.stream().filter((card) -> failures.containsKey(card.link())).toList(),
								steps)));
	}

	// At a boot the manager has read our files already, and may not be done.
	private List<String> waitingFor() throws IOException {
		List<Assignment> repeated = this.cards.stream()
			.filter(CardPlan::repeats)
			.flatMap((card) -> card.assignment().stream())
			.toList();
		return repeated.isEmpty() ? List.of()
				: check(repeated, Duration.ofMillis(this.properties.verifyTimeout().toMillis() / SHARE_OF_WAITING))
					.awaitIncomplete()
					.stream()
					.map(Assignment::link)
					.toList();
	}

	private void verify(Map<String, Message> failures) throws IOException {
		List<Assignment> assignments = this.found.assignments()
			.stream()
			.filter((assignment) -> !failures.containsKey(assignment.link()))
			.toList();
		Duration timeout = this.properties.verifyTimeout();
		List<Assignment> incomplete = check(assignments, timeout).awaitIncomplete();
		NetworkState now = this.reader.read();
		for (CardPlan card : this.cards) {
			Optional<Message> rival = rival(card);
			if (card.assignment().filter(incomplete::contains).isPresent()) {
				Message missing = NetworkMessage.STILL_MISSING.with(timeout.toSeconds(),
						Joint.COMMA.of(NetworkCheck.missing(List.of(card.assignment().get()), now)));
				failures.put(card.link(), rival.map((file) -> Joint.SEMICOLON.with(missing, file)).orElse(missing));
			}
			else if (rival.isPresent() && !failures.containsKey(card.link())) {
				failures.put(card.link(), rival.get());
			}
		}
	}

	// What the manager itself says that it goes by.
	private Optional<Message> rival(CardPlan card) throws IOException {
		if (card.choice().backend().isEmpty() || card.steps().isEmpty()) {
			return Optional.empty();
		}
		NetworkBackend backend = card.choice().backend().get();
		return backend.fileInForce(card.link(), this.evidence)
			.filter((file) -> backend.linkOf(file.substring(file.lastIndexOf('/') + 1)).isEmpty())
			.map((file) -> NetworkMessage.RIVAL.with(card.link(), file));
	}

	private NetworkCheck check(List<Assignment> assignments, Duration timeout) {
		return new NetworkCheck(assignments, this.reader, timeout, this.ticker);
	}

	private Message takeBack(List<CardPlan> failed, Steps steps) throws IOException {
		FormerNetwork former = new FormerNetwork(this.before)
			.of(failed.stream().map(CardPlan::link).collect(Collectors.toSet()));
		List<String> known = former.links().stream().map(Assignment::link).toList();
		List<CardPlan> undone = failed.stream()
			.filter((card) -> !this.root.isRunningSystem() || (card.tellsByFiles() && known.contains(card.link())))
			.toList();
		Message result = NetworkMessage.STAYS.with();
		for (CardPlan card : undone) {
			result = Rollback.take(this.files.stepsBack(card.link(), card.steps()), steps);
		}
		if (!this.root.isRunningSystem()) {
			return result;
		}
		if (!undone.isEmpty() && !check(former.links(), this.properties.verifyTimeout()).holds()) {
			logger.info("The manager of the network did not bring back all that was there");
		}
		List<Assignment> tried = undone.stream().flatMap((card) -> card.assignment().stream()).toList();
		Rollback.take(former.stepsBack(this.reader.read(), tried, this.properties.reloadTimeout()), steps);
		List<Message> lost = former.missing(this.reader.read());
		return (undone.isEmpty() || lost.isEmpty()) ? result : NetworkMessage.HALF_UNDONE.with(Joint.COMMA.of(lost));
	}

}
