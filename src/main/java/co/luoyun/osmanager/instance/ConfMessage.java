package co.luoyun.osmanager.instance;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a luoyun.conf: what should stand there, and what follows. */
public enum ConfMessage implements MessageKey {

	LINE("{0}: line {1}: {2}: expected {3}; {4}"),

	FILE("{0}: {1}: expected {2}; {3}"),

	NOTE("note"),

	WARNING("warning"),

	ERROR("error"),

	THE_LINE("the line"),

	THE_FILE("the file"),

	REFUSED("the configuration is refused"),

	LINE_SKIPPED("the line is skipped"),

	KEY_VALUE("KEY=VALUE"),

	NUL("text without NUL bytes"),

	CAPITALS("the key in capitals"),

	ACCEPTED("it is accepted"),

	KEY_ONCE("each key once"),

	REPLACES("this line replaces the earlier one"),

	UTF_8("UTF-8 text"),

	REPLACED("what cannot be read is replaced by �"),

	HOST("an IP address or a host name"),

	MULTICAST("the controller is looked for by multicast"),

	PORT("a port"),

	USED("{0} is used"),

	GROUP("a multicast address"),

	NUMBER("a number from 1 to 65535"),

	WHOLE("a whole number from 1 to {0}"),

	KEYS("at least one of the keys {0}"),

	ONLY_NUL("text; all its bytes are NUL, so whoever wrote the disk did not write the file"),

	NOTHING("TAG and KEY, or settings in JSON; it tells this instance nothing"),

	KEY("{0} to {1} printable ASCII characters without blanks, as the cloud gave them"),

	SECRET("the secret, as there is a TAG"),

	TAG("the instance''s number, as there is a KEY"),

	BOTH_KEYS("TAG and KEY"),

	BOTH("both, for an instance of a cloud"),

	NO_CONNECTION("there will be no connection to a controller"),

	ARRAY("an array of objects"),

	NETWORK_LEFT("the network is left as it is"),

	OBJECT("an object in braces"),

	DHCP("the interface is left to DHCP"),

	MAC_TWICE("another address than an earlier entry''s"),

	EARLIER("the earlier entry counts"),

	GATEWAY_IP("an ip, as there is a gateway"),

	TEXT("a text"),

	MAC("a MAC address, six pairs of hexadecimal digits"),

	ADDRESS("an IP address that a host can have"),

	MASK_4("a netmask or a prefix length from 1 to 32"),

	MASK_6("a prefix length from 1 to 128"),

	ASSUMED("a prefix length of {0} is assumed"),

	GATEWAYS("at most one IPv4 and one IPv6 address"),

	FURTHER("the further ones are skipped"),

	FIELD_ONCE("each field once"),

	LAST("the last one is used"),

	KNOWN("a field that OS Manager knows"),

	KEPT("it is kept, and not acted on"),

	SERVER_SKIPPED("the name server is skipped"),

	HASH("a crypt(3) hash as in /etc/shadow"),

	PASSWORD_LEFT("root''s password is left as it is"),

	SSH_KEY("lines of the form \"type base64 comment\", as in authorized_keys"),

	COOKIE("at least {0} characters that nobody can guess"),

	GUESSED("it is used, and may be guessed"),

	DOMAIN("a host name"),

	HOST_LEFT("the host name is left as it is"),

	STATUS("\"enable\" or \"disable\""),

	ENABLED("web ssh is enabled"),

	DEFAULT_PORT("the default port is used"),

	DROPPED("{0} further diagnostics are left out"),

	CONF("a luoyun.conf"),

	FIELD_SKIPPED("the field is skipped"),

	ADDRESSES("IP addresses, separated by blanks or commas"),

	JSON_PLACE("{0}; it stops being that at character {1} of the value"),

	JSON_LINE("one line of JSON"),

	JSON_LARGE("JSON of at most {0} values, nested at most {1} deep"),

	KEY_KNOWN("a key that OS Manager knows"),

	TEXTS("a text, or an array of texts"),

	MOST_PARTS("at most {0} of them"),

	MOST_KEYS("at most {0} keys"),

	MOST_INTERFACES("at most {0} interfaces"),

	NO_CERTIFICATE("no certificate is trusted"),

	FINGERPRINT("the SHA-256 of a certificate, 64 hexadecimal digits"),

	NOT_ENCRYPTED("the connection to the controller is not encrypted"),

	TLS("\"yes\", as there is a certificate to trust"),

	SEVERITY_REFUSED("refused"),

	VALUE_REFUSED("{0} is refused: expected {1}"),

	INTERFACE_LEFT("the interface stays as it is"),

	SERVERS_LEFT("the name servers stay as they are"),

	KEYS_LEFT("the line is left out, and no key that is there is taken away"),

	FINE("fine"),

	WARNINGS("usable, with warnings"),

	VALUES_REFUSED("usable, but for what is refused"),

	NOT_USED("refused"),

	OBJECT_SKIPPED("the object in it is skipped"),

	YES_OR_NO("\"yes\" or \"no\""),

	ENCRYPTED("the connection to the controller is encrypted"),

	NOT_READ("not read yet"),

	ALSO("{0} (not used: {1})");

	private final String english;

	ConfMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
