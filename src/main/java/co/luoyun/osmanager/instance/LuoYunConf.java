package co.luoyun.osmanager.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.instance.reader.ConfLines;

/**
 * The content of luoyun.conf.
 *
 * @param controller the controller's address ({@code CLC_IP}, {@code CLC_PORT}); empty
 * means discovery
 * @param multicast the discovery group ({@code CLC_MCAST_IP}, {@code CLC_MCAST_PORT})
 * @param tag the instance's number in the cloud ({@code TAG}), positive
 * @param key the secret shared with the controller ({@code KEY})
 * @param settings the JSON
 * @param other every other key with its value, as written
 * @param tls how the connection to the controller is encrypted ({@code CLC_TLS},
 * {@code CLC_CA}, {@code CLC_FINGERPRINT}); empty means that it is not
 */
public record LuoYunConf(Optional<Endpoint> controller, Optional<Endpoint> multicast, OptionalInt tag,
		Optional<Secret> key, InstanceSettings settings, Map<String, String> other, Optional<TlsSettings> tls) {

	/** An instance that was told nothing. */
	public static final LuoYunConf NONE = new LuoYunConf(Optional.empty(), Optional.empty(), OptionalInt.empty(),
			Optional.empty(), InstanceSettings.NONE, Map.of());

	public LuoYunConf {
		other = Map.copyOf(other);
	}

	/**
	 * A content whose other keys say whether the connection is encrypted.
	 */
	public LuoYunConf(Optional<Endpoint> controller, Optional<Endpoint> multicast, OptionalInt tag,
			Optional<Secret> key, InstanceSettings settings, Map<String, String> other) {
		this(controller, multicast, tag, key, settings, other, TlsSettings.of(other));
	}

	/**
	 * Whether it says enough to register with a controller: who we are, and the secret.
	 */
	public boolean belongsToCloud() {
		return this.tag.isPresent() && this.key.isPresent();
	}

	/**
	 * This configuration, with what a former one says for each interface whose entry was
	 * refused.
	 * @param former the former one
	 */
	public LuoYunConf withRefusedFrom(LuoYunConf former) {
		if (this.settings.refusals().containsKey("network")) {
			return withNetwork(former.settings().network());
		}
		List<InterfaceSettings> network = new ArrayList<>();
		for (InterfaceSettings entry : this.settings.network()) {
			network.add(entry.refused() ? former.settings().entryLike(entry, network.size()).orElse(entry) : entry);
		}
		return withNetwork(network);
	}

	private LuoYunConf withNetwork(List<InterfaceSettings> network) {
		return new LuoYunConf(this.controller, this.multicast, this.tag, this.key, this.settings.withNetwork(network),
				this.other);
	}

	/**
	 * A key of {@link #other()} as it can be shown: what looks like a key may be a part
	 * of a secret that was broken into lines.
	 */
	public static String shownKey(String key) {
		return ConfLines.isPlain(key) ? key : "******";
	}

	@Override
	public String toString() {
		return "LuoYunConf[controller=" + this.controller + ", multicast=" + this.multicast + ", tag=" + this.tag + "]";
	}

}
