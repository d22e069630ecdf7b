package co.luoyun.osmanager.web.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.Heartbeats;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.web.server.PagePort;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The components from the ground up. */
@Component
@Order(1)
public class ComponentsPanel implements Panel {

	private final List<ComponentFacts> components;

	private final PagePort port;

	private final Heartbeats heartbeats;

	ComponentsPanel(List<ComponentFacts> components, PagePort port, Heartbeats heartbeats) {
		this.components = List.copyOf(components);
		this.port = port;
		this.heartbeats = heartbeats;
	}

	@Override
	public String key() {
		return "components";
	}

	@Override
	public boolean ownerOnly() {
		return false;
	}

	@Override
	public List<ComponentView> view(Words words) {
		List<ComponentView> views = this.components.stream()
			.map((it) -> it.component(words))
			.collect(Collectors.toCollection(ArrayList::new));
		// Who sees the page sees that it is there.
		this.port.problem()
			.map((problem) -> new ComponentView("page", ComponentState.ERROR, "no_port", null, "", words.of(problem)))
			.ifPresent(views::addFirst);
		List<Message> late = this.heartbeats.late();
		if (!late.isEmpty()) {
			views.addFirst(new ComponentView("workers", ComponentState.ERROR, "late", null, "",
					late.stream().map(words::of).collect(Collectors.joining("\n"))));
		}
		return List.copyOf(views);
	}

}
