package co.luoyun.osmanager.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.script.ConfigScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class OsConfigurerTests {

	private static final InstanceSettings EVERYTHING = Sandbox.settings(
			List.of(Sandbox.entry("52:54:00:12:34:56", List.of("192.168.1.60/24"), List.of("192.168.1.1"))),
			List.of("192.168.1.1"),
			List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me"),
			"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8", "i10.example.org");

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root).file("etc/shadow", "root:!:1:0:99999:7:::\n")
			.file("etc/network/interfaces", "source /etc/network/interfaces.d/*\n");
	}

	@Test
	void planningChangesNothingAndApplyingLeavesNothingToDo() {
		OsConfigurer configurer = this.sandbox.configurer(EVERYTHING);
		Map<String, String> before = this.sandbox.files();
		assertThat(configurer.plan(PlanRequest.ALL).hasChanges()).isTrue();
		assertThat(this.sandbox.files()).isEqualTo(before);
		assertThat(configurer.report()).isEqualTo(OsReport.EMPTY);
		OsReport report = configurer.configure();
		assertThat(report.outcomes()).extracting(SettingOutcome::setting, SettingOutcome::result)
			.containsExactly(tuple("password", SettingOutcome.Result.CHANGED),
					tuple("ssh-keys", SettingOutcome.Result.CHANGED), tuple("host-name", SettingOutcome.Result.SKIPPED),
					tuple("network", SettingOutcome.Result.CHANGED),
					tuple("name-servers", SettingOutcome.Result.CHANGED));
		assertThat(configurer.report()).isSameAs(report);
		assertThat(configurer.plan(PlanRequest.ALL).hasChanges()).isFalse();
		assertThat(configurer.configure().outcomes()).extracting(SettingOutcome::result)
			.doesNotContain(SettingOutcome.Result.CHANGED, SettingOutcome.Result.PLANNED);
	}

	@Test
	void whatAKilledOneLeftBehindIsRemoved() {
		this.sandbox.file("etc/passwd", "root:x:0:0:root:/home/root:/bin/sh\n");
		List<String> left = List.of("etc/.shadow.osmanager-new",
				"etc/network/interfaces.d/.osmanager-eth0.osmanager-new",
				"etc/netplan/.90-osmanager.yaml.osmanager-new", "home/root/.ssh/.authorized_keys.osmanager-new");
		left.forEach((name) -> this.sandbox.file(name, "half of", "rw-------"));
		this.sandbox.file("etc/.shadow.osmanager", "of somebody else");
		this.sandbox.configurer(InstanceSettings.NONE).configure();
		assertThat(this.sandbox.files()).doesNotContainKeys(left.toArray(String[]::new))
			.containsKey("etc/.shadow.osmanager");
	}

	@Test
	void nothingIsBegunAfterAStop() {
		OsConfigurer configurer = this.sandbox.configurer(EVERYTHING);
		Map<String, String> before = this.sandbox.files();
		configurer.stop();
		assertThat(configurer.configure().outcomes()).isEmpty();
		assertThat(this.sandbox.files()).isEqualTo(before);
	}

	@Test
	void nothingToldChangesNothing() {
		Map<String, String> before = this.sandbox.files();
		OsReport report = this.sandbox.configurer(InstanceSettings.NONE, Sandbox.Properties.WITH_HOST_NAME).configure();
		assertThat(report.outcomes()).extracting(SettingOutcome::result).containsOnly(SettingOutcome.Result.SKIPPED);
		assertThat(this.sandbox.files()).isEqualTo(before);
	}

	@Test
	void oneThatFailsDoesNotStopTheOthers() {
		this.sandbox.file("etc/shadow", "nobody:!:1::::::\n");
		OsConfigurer configurer = this.sandbox.configurer(EVERYTHING);
		assertThat(configurer.configure().outcomes()).extracting(SettingOutcome::result)
			.startsWith(SettingOutcome.Result.FAILED, SettingOutcome.Result.CHANGED);
		OsHealthIndicator health = new OsHealthIndicator(configurer, script());
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.health().getDetails()).containsKeys("password", "ssh-keys", "network");
	}

	@Test
	void healthIsUnknownBeforeAndUpAfter() {
		OsConfigurer configurer = this.sandbox.configurer(EVERYTHING);
		OsHealthIndicator health = new OsHealthIndicator(configurer, script());
		assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
		configurer.configure();
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(health.health().getDetails().toString()).doesNotContain("saltstring");
	}

	@Test
	void onlyWhatIsAskedFor() {
		OsReport report = this.sandbox.configurer(EVERYTHING).configure(new PlanRequest(Set.of("name-servers"), false));
		assertThat(report.outcomes()).extracting(SettingOutcome::setting).containsExactly("name-servers");
		assertThat(this.sandbox.files()).containsOnlyKeys("etc/shadow", "etc/network/interfaces", "etc/resolv.conf");
	}

	@Test
	void hostNameWhenSwitchedOn() {
		this.sandbox.file("etc/hostname", "old\n");
		assertThat(this.sandbox.make("host-name", EVERYTHING).result()).isEqualTo(SettingOutcome.Result.CHANGED);
		assertThat(this.sandbox.text("etc/hostname")).isEqualTo("i10.example.org\n");
		assertThat(this.sandbox.planned()).containsExactly("hostname i10.example.org");
		assertThat(this.sandbox.make("host-name", EVERYTHING).result()).isEqualTo(SettingOutcome.Result.UNCHANGED);
		InstanceSettings bad = Sandbox.json("{'domain': {'name': 'bad name; reboot'}}");
		assertThat(this.sandbox.make("host-name", bad).result()).isEqualTo(SettingOutcome.Result.FAILED);
	}

	private ConfigScript script() {
		return new ConfigScript(this.sandbox.systemRoot(), this.sandbox.runner(), Sandbox.current(EVERYTHING),
				Sandbox.Properties.DEFAULT, Sandbox.CLOCK);
	}

}
