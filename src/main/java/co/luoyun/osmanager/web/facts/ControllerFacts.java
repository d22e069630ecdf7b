package co.luoyun.osmanager.web.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.ConnectionSnapshot;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The connection to the cloud's controller, as a component. */
@Component
@Order(3)
class ControllerFacts implements ComponentFacts {

	private static final String KEY = "controller";

	private final ControllerConnection connection;

	ControllerFacts(ControllerConnection connection) {
		this.connection = connection;
	}

	@Override
	public ComponentView component(Words words) {
		ConnectionSnapshot now = this.connection.snapshot();
		ComponentState state = this.connection.judge(now);
		boolean well = state == ComponentState.OK || state == ComponentState.OFF;
		return view(now, state, words.of(well ? Message.NONE : now.lastFailure().orElse(Message.NONE)), words);
	}

	private static ComponentView view(ConnectionSnapshot now, ComponentState state, String advice, Words words) {
		List<Message> detail = Stream
			.of(now.peer().map(ConnectionMessage.PEER::with),
					now.localAddress().map(ConnectionMessage.OWN_ADDRESS::with))
			.flatMap(Optional::stream)
			.toList();
		return new ComponentView(KEY, state, now.state().name().toLowerCase(Locale.ROOT),
				now.missingSince().orElse(now.since()), words.of(Joint.COMMA.of(detail)), advice);
	}

}
