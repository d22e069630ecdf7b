package co.luoyun.osmanager.files;

import java.util.stream.Stream;

/** Has workers that go on for as long as the service runs. */
public interface Working {

	/** A heartbeat of each. */
	Stream<Heartbeat> heartbeats();

}
