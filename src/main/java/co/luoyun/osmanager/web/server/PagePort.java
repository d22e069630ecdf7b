package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;
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
public class PagePort extends ConnectorAddress {

	private static final Logger logger = LoggerFactory.getLogger(PagePort.class);

	private final Environment environment;

	private volatile Optional<Message> problem = Optional.empty();

	PagePort(Environment environment, Ticker ticker) {
		super("page-port", ticker);
		this.environment = environment;
	}

	/**
	 * Why there is no page, and what to do; empty when there is one, or nothing was tried
	 * yet.
	 */
	public Optional<Message> problem() {
		return this.problem;
	}

	@Override
	void opened() {
		super.opened();
		if (this.problem.isPresent()) {
			logger.info("Port {} is free now, and the page is served", port());
			this.problem = Optional.empty();
		}
	}

	@Override
	void refused(IOException reason) {
		if (this.problem.isEmpty()) {
			Message why = Failure.inWords(reason);
			Message problem = PortHolder.of(port())
				.map((holder) -> (holder.isOurs() ? PortMessage.NO_PAGE_HELD : PortMessage.NO_PAGE_STRANGER)
					.with(port(), why, holder.message()))
				.orElseGet(() -> PortMessage.NO_PAGE.with(port(), why));
			this.problem = Optional.of(problem);
			logger.warn("{}", problem);
		}
	}

	private int port() {
		return this.environment.getProperty("server.port", Integer.class, 8080);
	}

}
