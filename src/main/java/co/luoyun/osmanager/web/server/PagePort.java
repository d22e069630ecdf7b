package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.process.PortHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The page's port. Another program may have it: then there is no page until that gives it
 * up, and all else goes on.
 */
@Component
public class PagePort implements ConnectorAddress, Working {

	private static final Logger logger = LoggerFactory.getLogger(PagePort.class);

	private final Environment environment;

	private final Heartbeat heartbeat;

	private volatile boolean open;

	private volatile String problem = "";

	PagePort(Environment environment, Ticker ticker) {
		this.environment = environment;
		this.heartbeat = new Heartbeat("page-port", ticker);
	}

	/**
	 * Why there is no page, and what to do; empty when there is one, or nothing was tried
	 * yet.
	 */
	public Optional<String> problem() {
		return Optional.of(this.problem).filter((it) -> !it.isEmpty());
	}

	@Override
	public void prepare() {
		// A port needs nothing.
	}

	@Override
	public void opened() {
		this.open = true;
		if (!this.problem.isEmpty()) {
			logger.info("Port {} is free now, and the page is served", port());
			this.problem = "";
		}
	}

	@Override
	public void refused(IOException reason) {
		if (this.problem.isEmpty()) {
			this.problem = "There is no page: port " + port() + " cannot be opened (" + reason.getMessage() + ")"
					+ PortHolder.of(port()).map(PagePort::inWords).orElse("")
					+ ". Everything else works, and it is tried again every few seconds";
			logger.warn("{}", this.problem);
		}
	}

	@Override
	public void lookedAfter() {
		this.heartbeat.beat(Duration.ZERO);
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	private int port() {
		return this.environment.getProperty("server.port", Integer.class, 8080);
	}

	private static String inWords(PortHolder holder) {
		String what = "; it is held by " + holder;
		return holder.isOurs() ? what
				: what + ", which sees the cookie of an owner who opens the page: make a new cookie in the cloud then";
	}

}
