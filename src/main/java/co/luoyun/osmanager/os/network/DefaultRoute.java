package co.luoyun.osmanager.os.network;

import java.net.InetAddress;

import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.process.Command;

/**
 * A default route of the kernel.
 *
 * @param link the interface's name
 * @param gateway the next hop
 */
record DefaultRoute(String link, InetAddress gateway) {

	Command deletion() {
		return Command.of("ip", Assignment.isIpv4(this.gateway) ? "-4" : "-6", "route", "delete", "default", "via",
				this.gateway.getHostAddress(), "dev", this.link);
	}

}
