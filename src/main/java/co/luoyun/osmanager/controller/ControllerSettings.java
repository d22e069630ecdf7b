package co.luoyun.osmanager.controller;

import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;

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
record ControllerSettings(int tag, Secret key, Optional<Endpoint> controller, Optional<Endpoint> multicast,
		Optional<TlsSettings> tls) {

	/** As luoyun.conf says it; empty when it tells of no controller. */
	static Optional<ControllerSettings> of(LuoYunConf conf) {
		if (!conf.belongsToCloud() || (conf.controller().isEmpty() && conf.multicast().isEmpty())) {
			return Optional.empty();
		}
		return conf.key()
			.filter((key) -> !key.reveal().isEmpty())
			.map((key) -> new ControllerSettings(conf.tag().orElseThrow(), key, conf.controller(), conf.multicast(),
					TlsSettings.of(conf.other())));
	}

	/** Why {@link #of} is empty, for a person. */
	static String reasonForNone(LuoYunConf conf) {
		if (!conf.belongsToCloud()) {
			return "luoyun.conf does not have both TAG and KEY, so this instance belongs to no cloud";
		}
		return "luoyun.conf names neither a controller (CLC_IP, CLC_PORT) nor a discovery group";
	}

	Identity identity() {
		return new Identity(this.tag, new SharedKey(this.key.reveal()));
	}

}
