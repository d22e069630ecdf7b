package co.luoyun.osmanager.webssh;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How the terminal server is run.
 *
 * @param port its port, 1 to 65535; when empty, webssh.port of luoyun.conf, and 8001 when
 * that names none
 * @param exposure who can reach it: everybody on its own port ("direct"), or the owner's
 * session through the page's port ("gated"); "auto" is gated unless
 * osmanager.web.https.enabled is false
 * @param command another terminal server in place of shellinaboxd, with {port} and {bind}
 * for the port and the address that it must listen on, and {base} for the path that
 * browsers see it under, if it has to know that; arguments are separated by spaces, and
 * quotes keep spaces in one
 * @param user account that shellinaboxd serves under when we are root; when empty, the
 * account "shellinabox" if there is one, else shellinaboxd's own choice (nobody)
 * @param checkInterval time between two looks at whether it still answers, at least 1 s
 * @param answerTimeout how long it may take to answer; the second time in a row that it
 * takes longer, it is replaced
 * @param startTimeout how long it may take from its start to its first answer
 * @param firstPause pause before it is restarted; doubled with each failure within the
 * restart window
 * @param longestPause longest pause before it is restarted
 * @param restartLimit this many failures within the restart window, and it is restarted
 * after a minute, two, four and so on up to an hour, until it has lasted for a restart
 * window; a reload restarts it at once
 * @param restartWindow time in which failures are counted
 * @param idleTimeout time in which nothing is typed after which a session through the
 * page's port is ended
 */
@ConfigurationProperties("osmanager.webssh")
public record WebSshProperties(@Nullable Integer port, @DefaultValue("auto") Exposure exposure,
		@DefaultValue("") String command, @DefaultValue("") String user, @DefaultValue("30s") Duration checkInterval,
		@DefaultValue("5s") Duration answerTimeout, @DefaultValue("10s") Duration startTimeout,
		@DefaultValue("200ms") Duration firstPause, @DefaultValue("10s") Duration longestPause,
		@DefaultValue("30") int restartLimit, @DefaultValue("10m") Duration restartWindow,
		@DefaultValue("30m") Duration idleTimeout) {

	private static final Duration SHORTEST_CHECK = Duration.ofSeconds(1);

	public WebSshProperties {
		Assert.isTrue(port == null || (port >= 1 && port <= 65535), "osmanager.webssh.port must be from 1 to 65535");
		Assert.isTrue(CommandTemplate.isComplete(command), "osmanager.webssh.command has a quote without its partner");
		Assert.isTrue(checkInterval.compareTo(SHORTEST_CHECK) >= 0,
				"osmanager.webssh.check-interval must be at least 1 s");
		Assert.isTrue(answerTimeout.isPositive() && startTimeout.isPositive() && firstPause.isPositive(),
				"osmanager.webssh.answer-timeout, start-timeout and first-pause must be longer than 0 s");
		Assert.isTrue(restartLimit >= 1, "osmanager.webssh.restart-limit must be at least 1");
	}

	/**
	 * The same with the exposure decided.
	 * @param encrypted whether the page is served by HTTPS
	 */
	public WebSshProperties decided(boolean encrypted) {
		Exposure decided = (this.exposure != Exposure.AUTO) ? this.exposure
				: encrypted ? Exposure.GATED : Exposure.DIRECT;
		return new WebSshProperties(this.port, decided, this.command, this.user, this.checkInterval, this.answerTimeout,
				this.startTimeout, this.firstPause, this.longestPause, this.restartLimit, this.restartWindow,
				this.idleTimeout);
	}

}
