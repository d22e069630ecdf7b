package co.luoyun.osmanager.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** What is known of every instance that has ever registered. */
final class InstanceBoard {

	private final Map<Integer, RegisteredInstance> instances = new ConcurrentSkipListMap<>();

	private final Clock clock;

	InstanceBoard(Clock clock) {
		this.clock = clock;
	}

	/** All instances, by tag. */
	List<RegisteredInstance> all() {
		return List.copyOf(this.instances.values());
	}

	Optional<RegisteredInstance> find(int tag) {
		return Optional.ofNullable(this.instances.get(tag));
	}

	void registered(int tag, String address) {
		this.instances.compute(tag, (_, known) -> new RegisteredInstance(tag, true, address,
				(known == null) ? 1 : known.registrations() + 1, OptionalInt.empty(), this.clock.instant()));
	}

	void reported(int tag, int status) {
		update(tag, (known) -> new RegisteredInstance(tag, known.connected(), known.address(), known.registrations(),
				OptionalInt.of(status), this.clock.instant()));
	}

	void heard(int tag) {
		update(tag, (known) -> new RegisteredInstance(tag, known.connected(), known.address(), known.registrations(),
				known.report(), this.clock.instant()));
	}

	void gone(int tag) {
		update(tag, (known) -> new RegisteredInstance(tag, false, known.address(), known.registrations(),
				known.report(), known.lastContact()));
	}

	private void update(int tag, UnaryOperator<RegisteredInstance> change) {
		this.instances.computeIfPresent(tag, (_, known) -> change.apply(known));
	}

}
