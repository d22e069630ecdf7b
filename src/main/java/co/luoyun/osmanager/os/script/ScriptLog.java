package co.luoyun.osmanager.os.script;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a config script's output to the log: so many lines, and without our secrets. */
final class ScriptLog {

	private static final Logger logger = LoggerFactory.getLogger(ConfigScript.class);

	private static final int LIMIT = 1000;

	private static final int SHORTEST_SECRET = 6;

	private final List<String> secrets;

	private final AtomicInteger lines = new AtomicInteger();

	ScriptLog(LuoYunConf conf) {
		this.secrets = Stream.of(conf.key(), conf.settings().cookie(), conf.settings().passwordHash())
			.flatMap(Optional::stream)
			.map(Secret::reveal)
			.filter((secret) -> secret.length() >= SHORTEST_SECRET)
			.toList();
	}

	void line(String line) {
		int number = this.lines.incrementAndGet();
		if (number <= LIMIT && logger.isInfoEnabled()) {
			logger.info("config: {}", masked(line));
		}
		else if (number == LIMIT + 1) {
			logger.warn("config: more than {} lines, the rest is left out", LIMIT);
		}
	}

	String masked(String line) {
		String masked = line;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, "******");
		}
		return masked;
	}

}
