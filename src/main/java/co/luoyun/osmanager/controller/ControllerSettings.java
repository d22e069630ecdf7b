package co.luoyun.osmanager.controller;

import java.util.Optional;

import co.luoyun.osmanager.controller.protocol.Identity;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.instance.TlsSettings;

/**
 * What luoyun.conf says about the controller; equal when the connection need not care
 * about a change of the rest.
 *
 * @param tag the instance's number in the cloud
 * @param key the secret it shares with the controller
 * @param controller the controller's address
 * @param multicast the discovery group
 * @param tls whom to trust when the controller is behind a TLS proxy; empty means none is
 */
public record ControllerSettings(int tag, Secret key, Optional<Endpoint> controller, Endpoint multicast,
		Optional<TlsSettings> tls) {

	/**
	 * The group in which controllers announce themselves unless luoyun.conf names
	 * another.
	 */
	static final Endpoint USUAL_GROUP = new Endpoint("228.0.0.1", 1369);

	/** As luoyun.conf says it; empty when the instance belongs to no cloud. */
	static Optional<ControllerSettings> of(LuoYunConf conf) {
		if (!conf.belongsToCloud()) {
			return Optional.empty();
		}
		return conf.key()
			.filter((key) -> !key.reveal().isEmpty())
			.map((key) -> new ControllerSettings(conf.tag().orElseThrow(), key, conf.controller(),
					conf.multicast().orElse(USUAL_GROUP), conf.tls()));
	}

	public Identity identity() {
		return new Identity(this.tag, new SharedKey(this.key.reveal()));
	}

}
