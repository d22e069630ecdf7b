package co.luoyun.osmanager.web.https;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the certificate to serve with: the builder's or owner's files, else one that this
 * instance makes for itself. Not thread-safe: whoever serves looks after it.
 */
@Component
public class Certificates {

	private static final int LARGEST = 256 * 1024;

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final HttpsProperties properties;

	private final SystemRoot root;

	private final SelfMadeCertificate selfMade;

	private final InstanceNames names;

	private final Clock clock;

	private final Ticker ticker;

	private String read = "";

	private String seen = "";

	private @Nullable Long looked;

	private @Nullable IOException refused;

	Certificates(HttpsProperties properties, SystemRoot root, SelfMadeCertificate selfMade, InstanceNames names,
			Clock clock, Ticker ticker) {
		this.properties = properties;
		this.root = root;
		this.selfMade = selfMade;
		this.names = names;
		this.clock = clock;
		this.ticker = ticker;
	}

	/**
	 * The certificate to serve with from now on.
	 * @throws IOException when there is none; nobody tries to make one more often than
	 * once a minute
	 */
	public ServerCertificate load() throws IOException {
		return isGiven() ? given() : own();
	}

	private boolean isGiven() {
		return !this.properties.certificate().isBlank();
	}

	private ServerCertificate given() throws IOException {
		this.read = stamp();
		Path certificate = certificate();
		try {
			String text = RegularFile.text(certificate, LARGEST);
			return ServerCertificate.of(text, key().equals(certificate) ? text : RegularFile.text(key(), LARGEST),
					false);
		}
		catch (IOException ex) {
			throw new ExplainedException(HttpsMessage.UNUSABLE.with(certificate, Failure.inWords(ex)), ex);
		}
	}

	private ServerCertificate own() throws IOException {
		if (this.refused != null && !isTimeToLook()) {
			throw this.refused;
		}
		this.looked = this.ticker.getAsLong();
		try {
			ServerCertificate made = this.selfMade.get();
			this.refused = null;
			return made;
		}
		catch (IOException ex) {
			this.refused = ex;
			throw ex;
		}
	}

	/** Whether another certificate is to be served with by now. */
	public boolean isOutdated(ServerCertificate served) {
		if (isGiven()) {
			String now = stamp();
			// Both files are there when neither has changed since the last look.
			boolean settled = now.equals(this.seen);
			this.seen = now;
			return settled && !now.equals(this.read);
		}
		if (!isTimeToLook()) {
			return false;
		}
		this.looked = this.ticker.getAsLong();
		return !this.selfMade.isRight(served);
	}

	private boolean isTimeToLook() {
		Long last = this.looked;
		return last == null || this.ticker.since(last).compareTo(PAUSE) >= 0;
	}

	/** Why browsers refuse a certificate that somebody put here, and what to do. */
	public Optional<Message> fault(ServerCertificate served) {
		if (served.selfMade()) {
			return Optional.empty();
		}
		if (served.hasEnded(this.clock.instant())) {
			return Optional.of(HttpsMessage.ENDED.with(served.until(), certificate()));
		}
		if (!served.hasBegun(this.clock.instant())) {
			return Optional.of(HttpsMessage.NOT_YET.with(served.from(), certificate()));
		}
		return this.names.given()
			.filter((name) -> !served.covers(name))
			.map((name) -> HttpsMessage.OTHER_NAME.with(name, String.join(", ", served.names()), certificate()));
	}

	private Path certificate() {
		return this.root.path(this.properties.certificate());
	}

	private Path key() {
		return this.properties.key().isBlank() ? certificate() : this.root.path(this.properties.key());
	}

	private String stamp() {
		return stamp(certificate()) + stamp(key());
	}

	private static String stamp(Path file) {
		try {
			BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
			return is.lastModifiedTime() + " " + is.size() + " " + is.fileKey() + "\n";
		}
		catch (IOException ex) {
			return "none\n";
		}
	}

}
