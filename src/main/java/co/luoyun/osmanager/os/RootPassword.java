package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.Secret;

/** Root's password hash in {@code /etc/shadow}. */
final class RootPassword implements Setting {

	private static final String SHADOW = "/etc/shadow";

	private final SystemRoot root;

	private final OsProperties.Password properties;

	private final Clock clock;

	RootPassword(SystemRoot root, OsProperties.Password properties, Clock clock) {
		this.root = root;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "password";
	}

	@Override
	public boolean enabled() {
		return this.properties.enabled();
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.passwordHash().isEmpty()) {
			return new SettingPlan.Skipped(name(), "no passwd_hash in the configuration");
		}
		String hash = wanted.passwordHash().map(Secret::reveal).orElseThrow();
		if (!CryptHash.isValid(hash)) {
			return impossible("passwd_hash is not a crypt(3) hash and would lock root out;"
					+ " root's password stays as it is; make one with 'openssl passwd -6'");
		}
		Path shadow = this.root.writable(SHADOW);
		Optional<String> text = SystemText.read(shadow);
		return text.isPresent() ? plan(shadow, text.get(), hash, force) : missing(shadow);
	}

	private SettingPlan plan(Path shadow, String text, String hash, boolean force) throws IOException {
		if (Files.isSymbolicLink(shadow)) {
			return impossible(shadow + " is a symbolic link, and is not followed");
		}
		Optional<ShadowText> present = ShadowText.of(text);
		if (present.isEmpty()) {
			return impossible(shadow + " has no line for root; add one with 'pwconv', or set the password by hand");
		}
		if (present.get().rootHash().equals(hash) && !force) {
			return new SettingPlan.Unchanged(name(), "root's password is the one of the configuration");
		}
		long today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).toEpochDay();
		Change write = new Change.WriteFile(shadow, Optional.of(text), present.get().withRootHash(hash, today),
				SystemText.mode(shadow), true);
		return new SettingPlan.Changes(name(), "root's password in " + shadow, List.of(write));
	}

	private SettingPlan missing(Path shadow) {
		String detail = shadow + " does not exist; root's password is not set";
		return this.root.isRunningSystem() ? impossible(detail) : new SettingPlan.Skipped(name(), detail);
	}

	private SettingPlan impossible(String reason) {
		return new SettingPlan.Impossible(name(), reason);
	}

	// Another program may have changed the file since the plan was made: what is written
	// is planned again under the lock.
	@Override
	public Applied apply(SettingPlan.Changes plan, InstanceSettings wanted, Steps steps) throws IOException {
		Path lockFile = this.root.writable("/etc/.pwd.lock");
		if (Files.isSymbolicLink(lockFile)) {
			throw new IOException(lockFile + " is a symbolic link; remove it");
		}
		try (LockFile _ = LockFile.acquire(lockFile, this.properties.lockTimeout(),
				"another program that changes passwords")) {
			return switch (plan(wanted, true)) {
				case SettingPlan.Changes fresh -> Applied.of(steps.takeAll(fresh.steps()), fresh.detail());
				case SettingPlan other -> new Applied(SettingOutcome.Result.FAILED, other.detail());
			};
		}
	}

}
