package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;

/** Where a connector listens, if it can: it is tried until it does. */
abstract class ConnectorAddress implements Working {

	private final Heartbeat heartbeat;

	private volatile boolean open;

	/**
	 * One that does not listen yet.
	 * @param worker the name of whoever looks after it
	 */
	ConnectorAddress(String worker, Ticker ticker) {
		this.heartbeat = new Heartbeat(worker, ticker);
	}

	/** Before each try. */
	void prepare() throws IOException {
	}

	/** It listens. */
	void opened() {
		this.open = true;
	}

	/**
	 * It does not listen.
	 * @param reason why
	 */
	abstract void refused(IOException reason);

	/** It is looked after, as it is once every few seconds. */
	void lookedAfter() {
		this.heartbeat.beat(Duration.ZERO);
	}

	/** Whether it listens. */
	public boolean isOpen() {
		return this.open;
	}

	/** Whether the start does not wait for it. */
	boolean isOpenedLater() {
		return false;
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

}
