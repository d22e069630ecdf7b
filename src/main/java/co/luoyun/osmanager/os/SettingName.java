package co.luoyun.osmanager.os;

import java.util.Arrays;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.message.MessageKey;

/** The names of the settings, as a person reads them. */
public enum SettingName implements MessageKey {

	PASSWORD("password"),

	SSH_KEYS("ssh-keys"),

	HOST_NAME("host-name"),

	NETWORK("network"),

	NAME_SERVERS("name-servers"),

	CONFIG_SCRIPT("config-script");

	private final String english;

	SettingName(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

	/**
	 * The name of a setting.
	 * @param setting as in {@code osmanager.os.<setting>.enabled}
	 */
	public static Message of(String setting) {
		return Arrays.stream(values())
			.filter((name) -> name.english.equals(setting))
			.findFirst()
			.map(MessageKey::with)
			.orElseGet(() -> Message.plain(setting));
	}

}
