package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.Message;

/** Whether the ssh server lets root in by password, as its files say. */
public final class RootLogin {

	private RootLogin() {
	}

	/**
	 * Why it does not, and what to do, as a stock Debian refuses it.
	 * @return empty when it does, or there is no ssh server
	 */
	public static Optional<Message> refusalOfPassword(SystemRoot root) {
		if (!Files.exists(root.path("/etc/ssh/sshd_config"))) {
			return Optional.empty();
		}
		try {
			Map<String, String> values = SshdConfig.read(root);
			String login = SshServer.of(values).rootLogin();
			if (!login.equals("yes")) {
				return Optional.of(AccountMessage.PASSWORD_REFUSED.with("PermitRootLogin", login));
			}
			String password = values.getOrDefault("passwordauthentication", "yes");
			return password.equalsIgnoreCase("no")
					? Optional.of(AccountMessage.PASSWORD_REFUSED.with("PasswordAuthentication", "no"))
					: Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
