package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.process.CommandRunner;

/** The cloud's keys, in the file that sshd reads root's keys from. */
public final class RootSshKeys extends Setting {

	private final SystemRoot root;

	private final CommandRunner runner;

	public RootSshKeys(SystemRoot root, CommandRunner runner, OsProperties.SshKeys properties) {
		super("ssh-keys", "public_key", properties.enabled());
		this.root = root;
		this.runner = runner;
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.publicKeys().isEmpty()) {
			return notGiven();
		}
		SshServer server = SshServer.effective(this.root, this.runner);
		RootAccount account = RootAccount.read(this.root);
		Optional<String> file = server.keyFile(account.home());
		if (file.isEmpty()) {
			return new SettingPlan.Impossible(name(), AccountMessage.NO_KEY_FILE.with());
		}
		boolean keepsFormer = !wanted.refusalsOf(field()).isEmpty();
		KeyFile keys = new KeyFile(this.root, account.home(), file.get());
		List<Change> steps = keys.steps(wanted.publicKeys(), keepsFormer, force);
		return plan(detail(wanted.publicKeys(), keys, obstacles(server, account)), steps);
	}

	private static Message detail(List<AuthorizedKey> keys, KeyFile file, List<Message> obstacles) {
		long count = keys.stream().distinct().count();
		Message made = (count == 1) ? AccountMessage.KEY.with(file.path())
				: AccountMessage.KEYS.with(count, file.path());
		return obstacles.stream().reduce(made, Joint.SEMICOLON::with);
	}

	/** Where the file of the keys is, as far as sshd's files say. */
	public Path folder() throws IOException {
		String home = RootAccount.read(this.root).home();
		String file = SshServer.of(SshdConfig.read(this.root)).keyFile(home).orElse(home + "/" + SshServer.USUAL_KEYS);
		return this.root.writable(file).resolveSibling("");
	}

	// They are the owner's to change: what he set on purpose is not undone.
	private static List<Message> obstacles(SshServer server, RootAccount account) {
		List<Message> obstacles = new ArrayList<>();
		if (server.rootLogin().equals("no") || server.rootLogin().equals("forced-commands-only")) {
			obstacles.add(AccountMessage.NO_ROOT_LOGIN.with(server.rootLogin()));
		}
		if (!account.hasLoginShell()) {
			obstacles.add(AccountMessage.NO_SHELL.with(account.shell()));
		}
		return obstacles;
	}

}
