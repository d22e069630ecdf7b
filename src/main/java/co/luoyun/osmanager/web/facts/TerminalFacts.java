package co.luoyun.osmanager.web.facts;

import java.time.Instant;

import co.luoyun.osmanager.webssh.Exposure;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The web terminal, as a component and as a way in. */
@Component
class TerminalFacts implements ComponentFacts {

	private static final String KEY = "webssh";

	private final TerminalServer server;

	TerminalFacts(TerminalServer server) {
		this.server = server;
	}

	@Override
	public ComponentView component() {
		TerminalState state = this.server.state();
		return switch (state) {
			case TerminalState.Running running -> view(ComponentState.OK, "running", running.since(), state);
			case TerminalState.Starting _ -> view(ComponentState.BUSY, "starting", null, state);
			case TerminalState.Stopped _ -> view(ComponentState.BUSY, "stopped", null, state);
			case TerminalState.Restarting _ -> view(ComponentState.WARNING, "restarting", null, state);
			case TerminalState.DisabledByOwner _ -> view(ComponentState.OFF, "disabled", null, state);
			case TerminalState.NotInstalled _ -> view(ComponentState.OFF, "not_installed", null, state);
			case TerminalState.PortInUse _ -> view(ComponentState.ERROR, "port_in_use", null, state);
			case TerminalState.NotStartable _ -> view(ComponentState.ERROR, "not_startable", null, state);
			case TerminalState.Failing _ -> view(ComponentState.ERROR, "given_up", null, state);
		};
	}

	TerminalView terminal(String urlHost) {
		TerminalState state = this.server.state();
		String url = null;
		if (state instanceof TerminalState.Running running) {
			url = (running.exposure() == Exposure.DIRECT) ? "http://" + urlHost + ":" + running.port() + "/"
					: "webssh/";
		}
		return new TerminalView(url, state.explanation());
	}

	private static ComponentView view(ComponentState how, String code, @Nullable Instant since, TerminalState state) {
		boolean bad = how == ComponentState.ERROR || how == ComponentState.WARNING;
		return new ComponentView(KEY, how, code, since, bad ? "" : state.explanation(), bad ? state.explanation() : "");
	}

}
