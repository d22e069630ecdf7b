package co.luoyun.osmanager.web.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, with a deadline for the whole head of a request. Tomcat's own
 * limit is for each read, so that a client which sends a byte now and then could hold its
 * connection for hours, and a few hundred of them all there are. When more than half of
 * the connections are taken, the deadline is a short one.
 * <p>
 * Public with a constructor of no arguments, as Tomcat makes it by its name.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

	private static final long PERIOD_SECONDS = 2;

	private @Nullable Future<?> looking;

	@Override
	public void start() throws Exception {
		super.start();
		this.looking = getUtilityExecutor().scheduleWithFixedDelay(this::closeLate, PERIOD_SECONDS, PERIOD_SECONDS,
				TimeUnit.SECONDS);
	}

	@Override
	public void stop() throws Exception {
		if (this.looking != null) {
			this.looking.cancel(false);
		}
		super.stop();
	}

	private void closeLate() {
		boolean crowded = getConnectionCount() > getMaxConnections() / 2;
		long patience = (crowded ? SHORT_PATIENCE : PATIENCE).toNanos();
		for (SocketWrapperBase<NioChannel> connection : List.copyOf(getEndpoint().getConnections())) {
			try {
				if (isLate(connection, patience)) {
					connection.close();
				}
			}
			catch (RuntimeException ex) {
				// One that goes by itself at this very moment must not end the looking.
				getLog().debug("Closing a late connection", ex);
			}
		}
	}

	// Only a connection that waits has a current processor. It waits for the rest of a
	// head, if a request has begun on it and is neither in the hands of an asynchronous
	// answer nor another protocol's.
	private static boolean isLate(SocketWrapperBase<NioChannel> connection, long patience) {
		if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor) || processor.isAsync()) {
			return false;
		}
		Request request = processor.getRequest();
		long start = request.getStartTimeNanos();
		return start != -1 && System.nanoTime() - start > patience;
	}

}
