package co.luoyun.osmanager.web.facts;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.status.ProbeResult;
import co.luoyun.osmanager.status.StatusChange;
import co.luoyun.osmanager.status.StatusMessage;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.web.facts.StatusView.Incident;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The application's status, as a component and in full. */
@Component
@Order(2)
class StatusFacts implements ComponentFacts, Panel {

	private static final String KEY = "status";

	private final StatusProbe probe;

	StatusFacts(StatusProbe probe) {
		this.probe = probe;
	}

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public boolean ownerOnly() {
		return false;
	}

	@Override
	public ComponentView component(Words words) {
		ComponentState state = this.probe.judge();
		String detail = this.probe.newest()
			.map((newest) -> words.of(newest.ending().message()))
			.orElseGet(() -> words.of(StatusMessage.NOT_RUN.with()));
		String code = switch (state) {
			case BUSY -> "waiting";
			case OK -> "serving";
			case OFF -> "no_program";
			case WARNING, ERROR -> this.probe.cannotTell() ? "cannot_tell" : "not_serving";
		};
		return new ComponentView(KEY, state, code, since(), detail, words.of(this.probe.advice()));
	}

	@Override
	public StatusView view(Words words) {
		String text = words.of(this.probe.current().message());
		int value = this.probe.current().value();
		String program = this.probe.program().toString();
		return this.probe.newest()
			.map((run) -> new StatusView(text, value, program, run.startedAt(), run.took().toMillis(),
					words.of(run.ending().message()), output(run), run.truncated(), incidents(words)))
			.orElseGet(() -> new StatusView(text, value, program, null, 0, "", "", false, List.of()));
	}

	private List<Incident> incidents(Words words) {
		Deque<Incident> incidents = new ArrayDeque<>();
		for (StatusChange change : this.probe.history().reversed()) {
			Incident open = incidents.peekFirst();
			boolean lasting = open != null && open.to() == null;
			if (open != null && lasting) {
				incidents.removeFirst();
				incidents.addFirst(change.after().serving() ? new Incident(open.from(), change.at(), open.text())
						: new Incident(open.from(), null, words.of(change.after().message())));
			}
			else if (!change.after().serving()) {
				incidents.addFirst(new Incident(change.at(), null, words.of(change.after().message())));
			}
		}
		return List.copyOf(incidents);
	}

	private @Nullable Instant since() {
		return this.probe.history()
			.stream()
			.findFirst()
			.map(StatusChange::at)
			.or(() -> this.probe.newest().map(ProbeResult::startedAt))
			.orElse(null);
	}

	private static String output(ProbeResult run) {
		String both = run.output().strip() + "\n" + run.errors().strip();
		return both.strip();
	}

}
