package co.luoyun.osmanager.web.pages;

import java.util.List;

import co.luoyun.osmanager.web.facts.ComponentView;
import co.luoyun.osmanager.web.facts.Facts;
import co.luoyun.osmanager.web.facts.SettingView;
import co.luoyun.osmanager.web.facts.StatusView;
import co.luoyun.osmanager.web.facts.TerminalView;

/**
 * The facts as a page shows them: what is said in words is said in its language.
 *
 * @param facts the facts, in English
 * @param sentences translates
 * @param language the page's language
 */
record FactsInWords(Facts facts, Sentences sentences, PageLanguage language) {

	List<ComponentView> components() {
		return this.facts.components()
			.stream()
			.map((it) -> new ComponentView(it.key(), it.state(), it.code(), it.since(), said(it.detail()),
					said(it.advice())))
			.toList();
	}

	List<SettingView> settings() {
		return this.facts.settings()
			.stream()
			.map((it) -> new SettingView(it.name(), it.result(), said(it.detail()), it.milliseconds()))
			.toList();
	}

	StatusView status() {
		StatusView it = this.facts.status();
		return new StatusView(said(it.text()), it.value(), it.program(), it.lastRun(), it.milliseconds(),
				said(it.ending()), it.output(), it.truncated());
	}

	TerminalView terminal() {
		TerminalView it = this.facts.terminal();
		return new TerminalView(it.url(), said(it.explanation()));
	}

	private String said(String english) {
		return this.sentences.in(this.language, english);
	}

}
