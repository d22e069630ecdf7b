package co.luoyun.osmanager.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Logs each template's mistake once, however often the page is opened, and its end. */
@Component
class MistakeLog {

	private static final Logger logger = LoggerFactory.getLogger(MistakeLog.class);

	private static final int LIMIT = 100;

	private final Map<String, TemplateMistake> known = new LinkedHashMap<>();

	synchronized void failed(String page, TemplateMistake mistake) {
		if (this.known.size() >= LIMIT) {
			this.known.clear();
		}
		if (!mistake.equals(this.known.put(page, mistake))) {
			logger.warn("Page {} cannot be shown: {}", page, mistake);
		}
	}

	synchronized void rendered(String page) {
		if (!this.known.isEmpty() && this.known.remove(page) != null) {
			logger.info("Page {} can be shown again", page);
		}
	}

}
