package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.sock} in OS Manager's folder: the way in for this machine's own
 * commands. It is not the page's port, so that neither a crowd of visitors nor a program
 * that has taken that port keeps {@code osmanager status} from its answer; and only who
 * may open the file comes in by it.
 */
@Component
class LocalSocket extends ConnectorAddress {

	private static final Logger logger = LoggerFactory.getLogger(LocalSocket.class);

	/** As Linux has it, see unix(7). */
	private static final int LONGEST_PATH = 107;

	private static final int CONNECTIONS = 16;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final Path path;

	private volatile boolean told;

	LocalSocket(SystemRoot root, Ticker ticker) {
		super("local-socket", ticker);
		this.path = root.home(HomePath.SOCKET);
	}

	Connector connector() {
		Connector connector = new Connector(GuardedProtocol.class.getName());
		GuardedProtocol protocol = (GuardedProtocol) connector.getProtocolHandler();
		protocol.watchedBy(this);
		protocol.setExecutor(new VirtualThreadExecutor("local-"));
		protocol.setMaxConnections(CONNECTIONS);
		protocol.setConnectionTimeout((int) TIMEOUT.toMillis());
		connector.setProperty("unixDomainSocketPath", this.path.toString());
		connector.setProperty("unixDomainSocketPathPermissions", "rw-------");
		// The folder is ours, and others may read it.
		connector.setProperty("unixDomainSocketParentPermissions", "rwxr-xr-x");
		connector.setProperty("unixDomainSocketParentOwner", "");
		return connector;
	}

	/** Removes what a killed service left. */
	@Override
	void prepare() throws IOException {
		if (this.path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
			throw new IOException("a socket's path has at most " + LONGEST_PATH + " bytes");
		}
		if (Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)
				&& Files.readAttributes(this.path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
			Files.delete(this.path);
		}
	}

	@Override
	void refused(IOException reason) {
		if (!this.told) {
			this.told = true;
			logger.warn("Cannot listen on {}: {}. Commands such as 'osmanager status' ask the page's port instead",
					this.path, reason.getMessage());
		}
	}

}
