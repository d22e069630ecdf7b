package co.luoyun.osmanager.simulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.controller.protocol.SharedKey;

/**
 * What a development controller is to be.
 *
 * @param address where it listens; empty means every address
 * @param port where it listens; 0 means any free one
 * @param keys the secrets of single instances, by tag
 * @param anyKey the secret of every instance without one of its own; without it, such an
 * instance is unknown and gets silence, as from the real controller
 * @param multicast the group that is told every 10 s where the controller is; empty means
 * nobody is told
 */
public record ControllerOptions(Optional<InetAddress> address, int port, Map<Integer, SharedKey> keys,
		Optional<SharedKey> anyKey, Optional<InetSocketAddress> multicast) {

	public ControllerOptions {
		keys = Map.copyOf(keys);
	}

	/** On loopback and any free port, with one key for all instances. */
	public static ControllerOptions onLoopback(SharedKey anyKey) {
		return new ControllerOptions(Optional.of(InetAddress.getLoopbackAddress()), 0, Map.of(), Optional.of(anyKey),
				Optional.empty());
	}

	/** The same on another port. */
	public ControllerOptions withPort(int port) {
		return new ControllerOptions(this.address, port, this.keys, this.anyKey, this.multicast);
	}

	/** The secret of an instance; empty when the instance is unknown. */
	Optional<SharedKey> key(int tag) {
		return Optional.ofNullable(this.keys.get(tag)).or(this::anyKey);
	}

}
