package co.luoyun.osmanager.web.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.Ticker;

import org.springframework.stereotype.Component;

/**
 * Templates that took more than they may: for a while they are not tried again, as every
 * visitor who opens one would make it take as much once more. A changed file is another
 * template.
 */
@Component
class BarredPages {

	private static final Duration WHILE = Duration.ofMinutes(1);

	private static final int MOST = 100;

	private final Map<String, Barred> pages = new LinkedHashMap<>();

	private final Ticker ticker;

	BarredPages(Ticker ticker) {
		this.ticker = ticker;
	}

	/** Why a page is not tried now. */
	synchronized Optional<TemplateMistake> find(String page) {
		return Optional.ofNullable(this.pages.get(page))
			.filter((barred) -> this.ticker.since(barred.since()).compareTo(WHILE) < 0)
			.map(Barred::mistake);
	}

	synchronized void add(String page, TemplateMistake mistake) {
		if (this.pages.size() >= MOST) {
			this.pages.clear();
		}
		this.pages.put(page, new Barred(this.ticker.getAsLong(), mistake));
	}

	private record Barred(long since, TemplateMistake mistake) {
	}

}
