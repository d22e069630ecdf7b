package co.luoyun.osmanager.web.facts;

import java.util.List;

import co.luoyun.osmanager.message.ComponentState;

/** How everything together is. */
public enum Overall {

	/** Every component does what it should. */
	WELL,

	/** Something is on its way or needs a look. */
	DEGRADED,

	/** Something does not work. */
	ERROR;

	static Overall of(List<ComponentView> components) {
		ComponentState worst = components.stream()
			.map(ComponentView::state)
			.max(ComponentState::compareTo)
			.orElse(ComponentState.OK);
		return switch (worst) {
			case OK, OFF -> WELL;
			case BUSY, WARNING -> DEGRADED;
			case ERROR -> ERROR;
		};
	}

}
