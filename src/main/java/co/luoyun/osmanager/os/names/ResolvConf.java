package co.luoyun.osmanager.os.names;

import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.message.Message;

/** The text of a resolv.conf(5) file. */
final class ResolvConf {

	static final String PATH = "/etc/resolv.conf";

	// MAXNS of the C library: more are ignored by it.
	private static final int LIMIT = 3;

	private ResolvConf() {
	}

	/**
	 * The text with other name servers; all other lines ({@code search}, {@code options},
	 * comments) stay in their order.
	 */
	static String withServers(String text, List<String> servers) {
		List<String> lines = new ArrayList<>();
		List<String> ours = servers.stream().limit(LIMIT).map((server) -> "nameserver " + server).toList();
		boolean written = false;
		for (String line : text.lines().toList()) {
			if (!line.strip().matches("nameserver\\b.*")) {
				lines.add(line);
			}
			else if (!written) {
				lines.addAll(ours);
				written = true;
			}
		}
		if (!written) {
			lines.addAll(ours);
		}
		return String.join("\n", lines) + "\n";
	}

	static Message detail(List<String> servers) {
		String used = String.join(", ", servers.subList(0, Math.min(LIMIT, servers.size())));
		int over = servers.size() - LIMIT;
		return (over <= 0) ? Message.plain(used) : NameMessage.LEFT_OUT.with(used, over);
	}

}
