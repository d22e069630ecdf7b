package co.luoyun.osmanager.files;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.Message;

/** The heartbeats of all workers of the service. */
public final class Heartbeats {

	private final Supplier<Stream<Working>> all;

	/**
	 * The heartbeats of some.
	 * @param all whoever has workers
	 */
	public Heartbeats(Supplier<Stream<Working>> all) {
		this.all = all;
	}

	/** What a person should know of the workers that are late, one sentence each. */
	public List<Message> late() {
		return this.all.get().flatMap(Working::heartbeats).map(Heartbeat::late).flatMap(Optional::stream).toList();
	}

}
