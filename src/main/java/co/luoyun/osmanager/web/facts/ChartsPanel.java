package co.luoyun.osmanager.web.facts;

import co.luoyun.osmanager.web.charts.Charts;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was measured lately; the newest values in the JSON. */
@Component
@Order(6)
class ChartsPanel implements Panel {

	private final Charts charts;

	ChartsPanel(Charts charts) {
		this.charts = charts;
	}

	@Override
	public String key() {
		return "charts";
	}

	@Override
	public Object view(Words words) {
		return this.charts.views();
	}

	@Override
	public String jsonKey() {
		return "measures";
	}

	@Override
	public Object json() {
		return this.charts.newest();
	}

}
