package co.luoyun.osmanager.web.facts;

import java.time.Instant;
import java.util.Optional;

import co.luoyun.osmanager.process.Ending;
import co.luoyun.osmanager.status.ApplicationStatus;
import co.luoyun.osmanager.status.ProbeResult;
import co.luoyun.osmanager.status.StatusChange;
import co.luoyun.osmanager.status.StatusProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The application's status, as a component and in full. */
@Component
class StatusFacts implements ComponentFacts {

	private static final String KEY = "status";

	private final StatusProbe probe;

	StatusFacts(StatusProbe probe) {
		this.probe = probe;
	}

	@Override
	public ComponentView component() {
		ApplicationStatus current = this.probe.current();
		Optional<ProbeResult> newest = this.probe.newest();
		String program = this.probe.program().toString();
		if (newest.isEmpty()) {
			return view(ComponentState.BUSY, "waiting", "the status program has not been run yet", "");
		}
		String ending = newest.get().ending().toString();
		if (current.serving()) {
			return view(ComponentState.OK, "serving", ending, "");
		}
		if (newest.get().ending() instanceof Ending.NotStarted) {
			return view(ComponentState.OFF, "no_program", ending,
					"Put an executable " + program + " there that exits with 0 when the application is well.");
		}
		return view(current.equals(ApplicationStatus.STOPPED) ? ComponentState.WARNING : ComponentState.ERROR,
				"not_serving", ending, "See what the status program wrote, and the application's own log.");
	}

	boolean serving() {
		return this.probe.current().serving();
	}

	StatusView status() {
		ApplicationStatus current = this.probe.current();
		String program = this.probe.program().toString();
		return this.probe.newest()
			.map((run) -> new StatusView(current.toString(), current.value(), program, run.startedAt(),
					run.took().toMillis(), run.ending().toString(), output(run), run.truncated()))
			.orElseGet(() -> new StatusView(current.toString(), current.value(), program, null, 0, "", "", false));
	}

	private ComponentView view(ComponentState state, String code, String detail, String advice) {
		return new ComponentView(KEY, state, code, since(), detail, advice);
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
