package co.luoyun.osmanager.web.facts;

import java.time.Instant;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.status.ProbeResult;
import co.luoyun.osmanager.status.StatusChange;
import co.luoyun.osmanager.status.StatusMessage;
import co.luoyun.osmanager.status.StatusProbe;
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
			.map((newest) -> words.of(newest.ending().toString()))
			.orElseGet(() -> words.of(Message.of(StatusMessage.NOT_RUN)));
		String code = switch (state) {
			case BUSY -> "waiting";
			case OK -> "serving";
			case OFF -> "no_program";
			case WARNING, ERROR -> "not_serving";
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
					words.of(run.ending().toString()), output(run), run.truncated()))
			.orElseGet(() -> new StatusView(text, value, program, null, 0, "", "", false));
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
