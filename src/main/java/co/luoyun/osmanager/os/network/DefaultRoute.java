package co.luoyun.osmanager.os.network;

import java.net.InetAddress;

/**
 * A default route of the kernel.
 *
 * @param link the interface's name
 * @param gateway the next hop
 */
record DefaultRoute(String link, InetAddress gateway) {

}
