package co.luoyun.osmanager.web.charts;

import java.util.List;

/**
 * A chart as a page draws it, in a field of 600 by 100.
 *
 * @param key {@code cpu}, {@code memory}, {@code disk}, {@code network} or
 * {@code serving}
 * @param span {@code hour} or {@code day}
 * @param lines its lines
 * @param top what the upper edge stands for, such as {@code 100 %}
 * @param newest the newest value, such as {@code 12 %}; empty when there is none
 * @param amount the newest value of what there is in all, such as {@code 0.9 / 4.0 GB};
 * empty when there is none
 * @param highest the highest value
 * @param empty whether there is nothing to draw yet
 */
public record ChartView(String key, String span, List<Line> lines, String top, String newest, String amount,
		String highest, boolean empty) {

	public ChartView {
		lines = List.copyOf(lines);
	}

	/**
	 * One line.
	 *
	 * @param key {@code value}, {@code received}, {@code sent}, {@code good} or
	 * {@code bad}
	 * @param path its path data
	 * @param area the path data of the area below it; may be empty
	 */
	public record Line(String key, String path, String area) {
	}

}
