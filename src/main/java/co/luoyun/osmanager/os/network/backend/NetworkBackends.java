package co.luoyun.osmanager.os.network.backend;

import java.util.List;

/**
 * The network managers that OS Manager can tell, in the order in which they are asked.
 *
 * <p>
 * To add one: write a {@link NetworkBackend} that says when it is in charge, what its
 * files are and what puts them into force; name it in {@link #ALL}; add what it writes to
 * NetworkFilesTests and a row to os-settings.md.
 */
public final class NetworkBackends {

	/** Of two that have an interface the first wins. */
	public static final List<NetworkBackend> ALL = List.of(new SystemdNetworkd(), new NetworkManagerKeyfile(),
			new Ifupdown(), new NetworkScripts());

	/** What earlier versions wrote for netplan, whose renderers are told now. */
	public static final String NETPLAN_FILE = "/etc/netplan/90-osmanager.yaml";

	private NetworkBackends() {
	}

}
