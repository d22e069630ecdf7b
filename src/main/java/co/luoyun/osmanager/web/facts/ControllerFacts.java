package co.luoyun.osmanager.web.facts;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.controller.ConnectionSnapshot;
import co.luoyun.osmanager.controller.ControllerConnection;

import org.springframework.stereotype.Component;

/** The connection to the cloud's controller, as a component. */
@Component
class ControllerFacts implements ComponentFacts {

	private static final String KEY = "controller";

	/** A connection may be missing for so long without anything being wrong. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ControllerConnection connection;

	ControllerFacts(ControllerConnection connection) {
		this.connection = connection;
	}

	@Override
	public ComponentView component() {
		ConnectionSnapshot now = this.connection.snapshot();
		return switch (now.state()) {
			case REGISTERED -> view(now, ComponentState.OK, "");
			case NOT_CONFIGURED -> view(now, ComponentState.OFF, "");
			case STOPPED -> view(now, ComponentState.BUSY, "");
			case DISCONNECTED, DISCOVERING, CONNECTING, AUTHENTICATING, REGISTERING ->
				view(now, missing(now), now.lastFailure().orElse(""));
		};
	}

	private static ComponentState missing(ConnectionSnapshot now) {
		boolean tooLong = now.missingFor().filter((time) -> time.compareTo(PATIENCE) > 0).isPresent();
		return tooLong ? ComponentState.ERROR
				: now.lastFailure().isPresent() ? ComponentState.WARNING : ComponentState.BUSY;
	}

	private static ComponentView view(ConnectionSnapshot now, ComponentState state, String advice) {
		String detail = Stream
			.of(now.peer().map((peer) -> "controller " + peer), now.localAddress().map((own) -> "this instance " + own))
			.flatMap((part) -> part.stream())
			.collect(Collectors.joining(", "));
		return new ComponentView(KEY, state, now.state().name().toLowerCase(Locale.ROOT),
				now.missingSince().orElse(now.since()), detail, advice);
	}

}
