package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.process.CommandRunner;

/** The cloud's keys, in the file that sshd reads root's keys from. */
public final class RootSshKeys implements Setting {

	private final SystemRoot root;

	private final CommandRunner runner;

	private final OsProperties.SshKeys properties;

	public RootSshKeys(SystemRoot root, CommandRunner runner, OsProperties.SshKeys properties) {
		this.root = root;
		this.runner = runner;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "ssh-keys";
	}

	@Override
	public String field() {
		return "public_key";
	}

	@Override
	public boolean enabled() {
		return this.properties.enabled();
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.publicKeys().isEmpty()) {
			return new SettingPlan.Skipped(name(), "no public_key in the configuration");
		}
		SshServer server = SshServer.effective(this.root, this.runner);
		RootAccount account = RootAccount.read(this.root);
		Optional<String> file = server.keyFile(account.home());
		if (file.isEmpty()) {
			return new SettingPlan.Impossible(name(),
					"sshd reads no keys of root (AuthorizedKeysFile none in sshd_config)");
		}
		boolean keepsFormer = !wanted.refusalsOf(field()).isEmpty();
		KeyFile keys = new KeyFile(this.root, account.home(), file.get());
		List<Change> steps = keys.steps(wanted.publicKeys(), keepsFormer, force);
		String detail = detail(wanted.publicKeys(), keys) + obstacles(server, account);
		return steps.isEmpty() ? new SettingPlan.Unchanged(name(), detail)
				: new SettingPlan.Changes(name(), detail, steps);
	}

	private static String detail(List<AuthorizedKey> keys, KeyFile file) {
		long count = keys.stream().distinct().count();
		return count + (count == 1 ? " key" : " keys") + " in " + file.path();
	}

	/** Where the file of the keys is, as far as sshd's files say. */
	public Path folder() throws IOException {
		String home = RootAccount.read(this.root).home();
		String file = SshServer.of(SshdConfig.read(this.root)).keyFile(home).orElse(home + "/" + SshServer.USUAL_KEYS);
		return this.root.writable(file).resolveSibling("");
	}

	// They are the owner's to change: what he set on purpose is not undone.
	private static String obstacles(SshServer server, RootAccount account) {
		String text = "";
		if (server.rootLogin().equals("no") || server.rootLogin().equals("forced-commands-only")) {
			text = "; but sshd does not let root in (PermitRootLogin " + server.rootLogin() + " in sshd_config)";
		}
		return account.hasLoginShell() ? text
				: text + "; but root's shell " + account.shell() + " ends every login (change it with 'chsh root')";
	}

}
