package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Applied;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.LockFile;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.Steps;
import co.luoyun.osmanager.os.SystemText;

/** Root's password hash in {@code /etc/shadow}. */
public final class RootPassword extends Setting {

	private static final String SHADOW = "/etc/shadow";

	private final SystemRoot root;

	private final OsProperties.Password properties;

	private final Clock clock;

	private final Ticker ticker;

	public RootPassword(SystemRoot root, OsProperties.Password properties, Clock clock, Ticker ticker) {
		super("password", "passwd_hash", properties.enabled());
		this.root = root;
		this.properties = properties;
		this.clock = clock;
		this.ticker = ticker;
	}

	@Override
	protected boolean isWatched() {
		return false;
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.passwordHash().isEmpty() && wanted.publicKeys().isEmpty()) {
			return notGiven();
		}
		Path shadow = this.root.writable(SHADOW);
		Optional<String> text = SystemText.read(shadow);
		return text.isPresent() ? plan(shadow, text.get(), wanted, force) : missing(shadow, wanted);
	}

	private SettingPlan plan(Path shadow, String text, InstanceSettings wanted, boolean force) throws IOException {
		Optional<Secret> hash = wanted.passwordHash();
		if (Files.isSymbolicLink(shadow)) {
			return impossible(AccountMessage.LINK.with(shadow));
		}
		Optional<ShadowText> present = ShadowText.of(text);
		if (present.isEmpty()) {
			return impossible(AccountMessage.NO_LINE.with(shadow));
		}
		long today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).toEpochDay();
		boolean expired = present.get().isExpired(today);
		ShadowText usable = present.get().usable(today);
		boolean set = hash.isPresent() && (force || !present.get().rootHash().equals(hash.get().reveal()));
		if (!set && !expired) {
			return hash.isPresent() ? new SettingPlan.Unchanged(name(), AccountMessage.SAME.with()) : notGiven();
		}
		ShadowText changed = set ? usable.withRootHash(hash.get().reveal(), today) : usable;
		Change write = new Change.WriteFile(shadow, Optional.of(text), changed.text(), SystemText.mode(shadow), true);
		return new SettingPlan.Changes(name(), detail(shadow, set, expired), List.of(write),
				(_, steps) -> underLock(wanted, steps));
	}

	private static Message detail(Path shadow, boolean set, boolean expired) {
		Message password = AccountMessage.PASSWORD.with(shadow);
		if (!expired) {
			return password;
		}
		Message account = AccountMessage.EXPIRED.with(shadow);
		return set ? Joint.SEMICOLON.with(password, account) : account;
	}

	private SettingPlan missing(Path shadow, InstanceSettings wanted) {
		if (wanted.passwordHash().isEmpty()) {
			return notGiven();
		}
		Message detail = AccountMessage.NO_SHADOW.with(shadow);
		return this.root.isRunningSystem() ? impossible(detail) : new SettingPlan.Skipped(name(), detail);
	}

	private SettingPlan impossible(Message reason) {
		return new SettingPlan.Impossible(name(), reason);
	}

	// Another program may have changed the file since the plan was made: what is written
	// is planned again under the lock.
	private Applied underLock(InstanceSettings wanted, Steps steps) throws IOException {
		Path lockFile = this.root.writable("/etc/.pwd.lock");
		if (Files.isSymbolicLink(lockFile)) {
			throw new ExplainedException(AccountMessage.REMOVE_LINK.with(lockFile));
		}
		try (LockFile _ = LockFile.acquire(lockFile, this.properties.lockTimeout(), this.ticker,
				AccountMessage.BY_PASSWORD_CHANGE.with())) {
			return switch (plan(wanted, true)) {
				case SettingPlan.Changes fresh -> Applied.of(steps.takeAll(fresh.steps()), fresh.detail());
				case SettingPlan other -> new Applied(SettingOutcome.Result.FAILED, other.detail());
			};
		}
	}

}
