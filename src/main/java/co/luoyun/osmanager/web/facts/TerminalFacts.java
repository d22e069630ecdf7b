package co.luoyun.osmanager.web.facts;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.account.RootLogin;
import co.luoyun.osmanager.webssh.Exposure;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import co.luoyun.osmanager.webssh.WebSshProperties;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The web terminal, as a component and as a way in. */
@Component
@Order(4)
class TerminalFacts implements ComponentFacts, Panel {

	private static final String KEY = "webssh";

	private final TerminalServer server;

	private final InstanceFacts instance;

	private final SystemRoot root;

	private final boolean byPassword;

	TerminalFacts(TerminalServer server, InstanceFacts instance, SystemRoot root, WebSshProperties properties) {
		this.server = server;
		this.instance = instance;
		this.root = root;
		this.byPassword = properties.command().isEmpty();
	}

	@Override
	public String key() {
		return "terminal";
	}

	@Override
	public boolean ownerOnly() {
		return false;
	}

	@Override
	public ComponentView component(Words words) {
		TerminalState state = this.server.state();
		ComponentState how = state.judge();
		boolean bad = how == ComponentState.ERROR || how == ComponentState.WARNING;
		String explanation = words.of(state.explanation());
		return new ComponentView(KEY, how, code(state),
				(state instanceof TerminalState.Running running) ? running.since() : null, bad ? "" : explanation,
				bad ? explanation : words.of(refusal(state)));
	}

	// Another terminal server than ours may log in by other means.
	private Message refusal(TerminalState state) {
		return (state instanceof TerminalState.Running && this.byPassword)
				? RootLogin.refusalOfPassword(this.root).orElse(Message.NONE) : Message.NONE;
	}

	private static String code(TerminalState state) {
		return switch (state) {
			case TerminalState.Running _ -> "running";
			case TerminalState.Starting _ -> "starting";
			case TerminalState.Stopped _ -> "stopped";
			case TerminalState.Restarting _ -> "restarting";
			case TerminalState.DisabledByOwner _ -> "disabled";
			case TerminalState.NotInstalled _ -> "not_installed";
			case TerminalState.PortInUse _ -> "port_in_use";
			case TerminalState.NotStartable _ -> "not_startable";
			case TerminalState.Failing _ -> "given_up";
		};
	}

	@Override
	public TerminalView view(Words words) {
		TerminalState state = this.server.state();
		String url = null;
		if (state instanceof TerminalState.Running running) {
			url = (running.exposure() == Exposure.DIRECT)
					? "http://" + this.instance.instance().urlHost() + ":" + running.port() + "/" : "webssh/";
		}
		return new TerminalView(url, words.of(state.explanation()));
	}

}
