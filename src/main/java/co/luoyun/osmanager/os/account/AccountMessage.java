package co.luoyun.osmanager.os.account;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of root's account. */
enum AccountMessage implements MessageKey {

	LINK("{0} is a symbolic link, and is not followed"),

	REPLACE_LINK("is a symbolic link, and is not followed; replace it by a file or folder"),

	REMOVE_LINK("{0} is a symbolic link; remove it"),

	NO_SHADOW("{0} does not exist; root''s password is not set"),

	NO_LINE("{0} has no line for root; add one with ''pwconv'', or set the password by hand"),

	SAME("root''s password is the one of the configuration"),

	PASSWORD("root''s password in {0}"),

	EXPIRED("root''s account in {0} had expired, and is set right"),

	BY_PASSWORD_CHANGE("another program that changes passwords"),

	KEY("1 key in {0}"),

	KEYS("{0} keys in {1}"),

	NO_KEY_FILE("sshd reads no keys of root (AuthorizedKeysFile none in sshd_config)"),

	NO_ROOT_LOGIN("but sshd does not let root in (PermitRootLogin {0} in sshd_config)"),

	NO_SHELL("but root''s shell {0} ends every login (change it with ''chsh root'')"),

	PASSWORD_REFUSED(
			"sshd refuses root''s password ({0} {1}): set ''{0} yes'' in /etc/ssh/sshd_config and restart sshd, or sign in by ssh with the key of this instance");

	private final String english;

	AccountMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
