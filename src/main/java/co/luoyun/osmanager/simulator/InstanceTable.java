package co.luoyun.osmanager.simulator;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The development controller's instances and events as a page shows them, and as metrics.
 */
final class InstanceTable {

	private InstanceTable() {
	}

	/** One table row for each instance. */
	static String rows(List<RegisteredInstance> instances) {
		if (instances.isEmpty()) {
			return "<tr><td colspan=\"7\">No instance has registered yet.</td></tr>";
		}
		StringBuilder rows = new StringBuilder();
		for (RegisteredInstance each : instances) {
			rows.append("<tr class=\"").append(each.state()).append("\">");
			cell(rows, each.tag());
			cell(rows, each.state());
			cell(rows, each.address());
			cell(rows, each.report().isPresent() ? each.report().getAsInt() : "none");
			cell(rows, each.registrations());
			cell(rows, each.lastContact().truncatedTo(ChronoUnit.SECONDS));
			rows.append("<td><button data-ask=\"query\" data-tag=\"").append(each.tag()).append("\">query</button> ");
			rows.append("<button data-ask=\"echo\" data-tag=\"")
				.append(each.tag())
				.append("\">echo</button></td></tr>\n");
		}
		return rows.toString();
	}

	/** One list item for each event. */
	static String list(List<EventLog.Event> events) {
		StringBuilder items = new StringBuilder();
		for (EventLog.Event each : events) {
			items.append("<li><time>").append(each.at().truncatedTo(ChronoUnit.SECONDS)).append("</time> ");
			items.append(escaped(each.words())).append("</li>\n");
		}
		return items.toString();
	}

	/** The instances in the text format of Prometheus. */
	static String metrics(List<RegisteredInstance> instances) {
		StringBuilder text = new StringBuilder();
		metric(text, "connected", "gauge", "1 for an instance that is registered now", instances,
				(each) -> each.connected() ? 1 : 0);
		metric(text, "serving", "gauge", "1 for an instance whose application is serving", instances,
				(each) -> each.serving() ? 1 : 0);
		metric(text, "report", "gauge", "The newest status of the application, 0 before the first", instances,
				(each) -> each.report().orElse(0));
		metric(text, "registrations_total", "counter", "How often an instance has registered", instances,
				RegisteredInstance::registrations);
		metric(text, "last_contact_timestamp_seconds", "gauge",
				"When an instance was heard last, in seconds since 1970", instances,
				(each) -> each.lastContact().getEpochSecond());
		return text.toString();
	}

	private static void metric(StringBuilder text, String name, String type, String help,
			List<RegisteredInstance> instances, Function<RegisteredInstance, Number> value) {
		String full = "osmanager_development_controller_instance_" + name;
		text.append("# HELP ").append(full).append(' ').append(help).append('\n');
		text.append("# TYPE ").append(full).append(' ').append(type).append('\n');
		for (RegisteredInstance each : instances) {
			text.append(full).append("{tag=\"").append(each.tag()).append("\"} ");
			text.append(value.apply(each)).append('\n');
		}
	}

	private static void cell(StringBuilder rows, Object content) {
		rows.append("<td>").append(escaped(content.toString())).append("</td>");
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
