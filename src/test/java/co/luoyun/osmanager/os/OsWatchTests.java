package co.luoyun.osmanager.os;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.instance.InstanceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of settings that something else changes after the boot. */
class OsWatchTests {

	private static final String FILE = "etc/resolv.conf";

	private static final String OURS = "nameserver 10.0.0.1\n";

	private static final String THEIRS = "nameserver 192.0.2.1\n";

	private static final String CLOUDS_HASH = "$1$abcdefgh$0123456789012345678901";

	private final SetTicker ticker = new SetTicker();

	private Sandbox sandbox;

	private OsConfigurer configurer;

	@BeforeEach
	void configure(@TempDir Path root) {
		this.sandbox = new Sandbox(root);
		this.configurer = configurer(Sandbox.settings(List.of(), List.of("10.0.0.1"), List.of(), "", ""));
		this.configurer.configure(new PlanRequest(Set.of("name-servers"), false));
	}

	@Test
	void putsRightOnceAndThenOnlyTells() {
		this.sandbox.file(FILE, THEIRS);
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text(FILE)).isEqualTo(OURS);
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.CHANGED);
		this.sandbox.file(FILE, THEIRS);
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text(FILE)).isEqualTo(THEIRS);
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.FAILED);
		assertThat(outcome().detail()).asString().startsWith("no longer in force: 10.0.0.1");
		this.ticker.forward(Duration.ofHours(7));
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text(FILE)).isEqualTo(OURS);
		assertThat(this.configurer.report().hasFailures()).isFalse();
	}

	@Test
	void leavesThePasswordThatTheOwnerHasChanged() {
		this.sandbox.file("etc/shadow", "root:*:20000:0:99999:7:::\n");
		this.configurer = configurer(Sandbox.settings(List.of(), List.of(), List.of(), CLOUDS_HASH, ""));
		this.configurer.configure(new PlanRequest(Set.of("password"), false));
		assertThat(this.sandbox.text("etc/shadow")).startsWith("root:" + CLOUDS_HASH);
		String changed = "root:$1$ownersxx$0123456789012345678901:20001:0:99999:7:::\n";
		this.sandbox.file("etc/shadow", changed);
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text("etc/shadow")).isEqualTo(changed);
		assertThat(this.configurer.report().hasFailures()).isFalse();
	}

	@Test
	void onlyTellsWhenItIsAskedTo() {
		this.sandbox.file(FILE, THEIRS);
		this.configurer.look(OsProperties.Drift.REPORT);
		assertThat(this.sandbox.text(FILE)).isEqualTo(THEIRS);
		assertThat(this.configurer.report().hasFailures()).isTrue();
		this.sandbox.file(FILE, OURS);
		this.configurer.look(OsProperties.Drift.REPORT);
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
	}

	@Test
	void aCardThatComesSoonAfterARepairIsSetUp() {
		setUpALateCard();
		this.sandbox.file("etc/systemd/network/05-osmanager-eth0.network", Marks.FILE + "\n");
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text("etc/systemd/network/05-osmanager-eth0.network")).contains("192.168.77.10/24");
	}

	@Test
	void aCardThatComesLaterIsToldOfAndThenSetUp() {
		setUpALateCard();
	}

	private void setUpALateCard() {
		String late = "etc/systemd/network/05-osmanager-eth1.network";
		this.sandbox.networkInterface("eth0", "52:54:00:77:00:10")
			.file("etc/systemd/network/10-lan.network", "[Match]\n");
		this.configurer = configurer(
				Sandbox.network(Sandbox.entry("52:54:00:77:00:10", List.of("192.168.77.10/24"), List.of()),
						Sandbox.entry("52:54:00:77:00:11", List.of("192.168.79.11/24"), List.of())));
		this.configurer.configure(new PlanRequest(Set.of("network"), false));
		assertThat(outcome().detail()).asString()
			.startsWith("network[1]: there is no interface with MAC 52:54:00:77:00:11 for it");
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.FAILED);
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.FAILED);
		this.sandbox.networkInterface("eth1", "52:54:00:77:00:11");
		this.configurer.look(OsProperties.Drift.REPAIR);
		assertThat(this.sandbox.text(late)).contains("192.168.79.11/24");
		assertThat(outcome().result()).isEqualTo(SettingOutcome.Result.CHANGED);
	}

	private SettingOutcome outcome() {
		return this.configurer.report().outcomes().getFirst();
	}

	private OsConfigurer configurer(InstanceSettings settings) {
		return new OsConfigurer(this.sandbox.systemRoot(), this.sandbox.runner(), Sandbox.current(settings),
				Sandbox.Properties.DEFAULT, Sandbox.CLOCK, this.ticker);
	}

}
