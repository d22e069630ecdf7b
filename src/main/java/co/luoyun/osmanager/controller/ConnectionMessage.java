package co.luoyun.osmanager.controller;

import co.luoyun.osmanager.message.MessageKey;

/** Why there is no connection, and what to do about it. */
public enum ConnectionMessage implements MessageKey {

	PEER("controller {0}"),

	OWN_ADDRESS("this instance {0}"),

	LISTENING("{0} on {1}"),

	NO_INTERFACE("no interface"),

	NO_JOIN("luoyun.conf names no controller (CLC_IP, CLC_PORT), and no join message came within {0} s from {1}"),

	NAME("the controller''s name {0} has no address; check CLC_IP in luoyun.conf and the name servers"),

	UNREACHABLE(
			"connecting to controller {0}: {1}; check the network, CLC_IP and CLC_PORT in luoyun.conf, and that the controller runs"),

	NO_ANSWER_WITHIN("no answer within {0} s"),

	LOST("the connection was closed from the other side"),

	LOST_BY("the connection was closed from the other side ({0})"),

	CLOSING("closing the connection: {0}"),

	HALF_OPEN("the controller did not answer an echo request for {0} s after {1} s of silence"),

	NO_ANSWER("the controller accepted the connection, but {0} did not come within {1} s: {2}"),

	TAG_UNKNOWN("it does not know this instance''s TAG, or it hangs; check TAG in luoyun.conf"),

	HANGS("it hangs, or is overloaded"),

	THROWN_OUT(
			"the controller closes the connection soon after every registration: most likely a second instance runs with TAG {0} (a copied disk or configuration), or the controller restarts again and again"),

	ADDRESS("this instance now reaches the controller from {0}, no longer from {1}"),

	FAULT("a fault of OS Manager: {0}"),

	THEN("{0}; then {1}"),

	CLOSED_EARLY("the controller closed the connection while we waited for {0}; {1}"),

	CLOSED_EARLY_TLS("the controller closed the connection while we waited for {0} ({1}); {2}"),

	LOOK("look into the controller''s log"),

	LOOK_OR_PROXY(
			"look into the controller''s log; if a proxy that ends TLS listens there, set CLC_TLS=yes in luoyun.conf"),

	LOOK_PROXY("does the controller behind the proxy run? Look into the proxy''s log"),

	MACHINE("the controller''s machine no longer answers ({0})"),

	TLS("TLS with {0}: {1}"),

	TLS_LATE("not done within {0} s; look into the proxy''s log. {1}"),

	TLS_ENDED("the connection ended in the middle of the handshake ({0}); look into the proxy''s log. {1}"),

	TLS_NO_TLS("what answers does not speak TLS ({0}). {1}"),

	TLS_NO_PROXY(
			"If CLC_IP and CLC_PORT are those of the controller itself and not of a proxy that ends TLS, remove CLC_TLS from luoyun.conf"),

	TLS_REFUSED("the proxy refused ({0}); look into its log"),

	TLS_EXPIRED(
			"the proxy''s certificate has expired ({0}); renew it at the proxy, or set this instance''s clock if that is wrong"),

	TLS_EARLY("the proxy''s certificate is not valid yet ({0}); is this instance''s clock right?"),

	TLS_AUTHORITY(
			"the proxy''s certificate is signed by no authority {0}; put the authority''s certificate into CLC_CA of luoyun.conf, or have the proxy send the whole chain; or it is not your proxy"),

	TLS_IN_CA("in CLC_CA"),

	TLS_TRUSTED("that this system trusts"),

	TLS_SOMEBODY(
			"the proxy''s certificate is for somebody else ({0}); CLC_IP of luoyun.conf is {1}, and the certificate must name it as a subject alternative name"),

	TLS_PINNED(
			"the certificate''s SHA-256 fingerprint is {0}, not the one in CLC_FINGERPRINT; if your proxy got a new certificate, put that fingerprint into luoyun.conf"),

	TLS_NO_CERTIFICATE("there is no certificate in it that can be read"),

	TLS_NO_CA_FILE("{0} is no file of certificates"),

	TLS_CA("reading CLC_CA of luoyun.conf: {0}; it must be a certificate in PEM on one line, or the path of a PEM file");

	private final String english;

	ConnectionMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
