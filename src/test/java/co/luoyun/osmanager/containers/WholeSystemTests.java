package co.luoyun.osmanager.containers;

import java.net.http.HttpResponse;

import co.luoyun.osmanager.simulator.RegisteredInstance;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A boot on a good floppy disk, seen from outside. */
@InContainers
@Order(1)
class WholeSystemTests {

	private static final String SSH = "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR";

	@AutoClose
	private static CloudInstance instance;

	@BeforeAll
	static void boot() throws Exception {
		instance = new CloudInstance();
		instance.guest().boot();
	}

	@Test
	void theControllerSeesItServingAtItsConfiguredAddress() throws Exception {
		instance.awaitServing();
		assertThat(instance.cloud().instance()).map(RegisteredInstance::address).contains(instance.frontAddress());
		assertThat(instance.cloud().controller().query(Cloud.TAG).get().address()).isEqualTo(instance.frontAddress());
	}

	@Test
	void everybodyGetsThePublicPageAndTheOwnerTheirs() throws Exception {
		HttpResponse<String> publicPage = instance.get(instance.frontAddress(), 8080, "/");
		assertThat(publicPage.statusCode()).isEqualTo(200);
		assertThat(publicPage.body()).contains("class=\"public\"").doesNotContain(instance.cloud().cookie());
		HttpResponse<String> owners = instance.get(instance.frontAddress(), 8080,
				"/index.html?cookie=" + instance.cloud().cookie());
		assertThat(owners.statusCode()).isEqualTo(200);
		assertThat(owners.body()).contains("class=\"owner\"", "i10.cloud.test")
			.doesNotContain(instance.cloud().cookie());
		assertThat(instance.get(instance.backAddress(), 8080, "/").statusCode()).isEqualTo(200);
	}

	@Test
	void strangersGetNoHealthDetails() throws Exception {
		await().atMost(CloudInstance.PATIENCE)
			.untilAsserted(() -> assertThat(instance.get(instance.frontAddress(), 8080, "/actuator/health").body())
				.contains("\"status\":\"UP\"")
				.doesNotContain("components", "details"));
	}

	@Test
	void rootLogsInWithTheConfiguredPassword() {
		assertThat(instance.cloud()
			.neighbour()
			.run("sshpass -p '" + Cloud.PASSWORD + "' " + SSH + " -o PubkeyAuthentication=no root@"
					+ instance.frontAddress() + " id -un"))
			.isEqualTo("root");
		assertThat(instance.cloud()
			.neighbour()
			.attempt("sshpass -p wrong " + SSH + " -o PubkeyAuthentication=no root@" + instance.frontAddress()
					+ " id -un")
			.getExitCode()).as("with a wrong password").isEqualTo(5);
	}

	@Test
	void rootLogsInWithTheConfiguredKey() {
		assertThat(instance.cloud()
			.neighbour()
			.run(SSH + " -o BatchMode=yes -i /root/owner root@" + instance.frontAddress() + " id -un"))
			.isEqualTo("root");
		assertThat(instance.guest().run("stat -c %a /root/.ssh /root/.ssh/authorized_keys")).isEqualTo("700\n600");
	}

	@Test
	void theWebTerminalAnswers() throws Exception {
		await().atMost(CloudInstance.PATIENCE).untilAsserted(() -> {
			assertThat(instance.guest().attempt("curl -s -m 5 http://localhost:8001/").getStdout())
				.containsIgnoringCase("shellinabox");
		});
	}

	@Test
	void theBootWasClean() {
		instance.awaitServing();
		assertThat(instance.guest().run("systemctl list-units --failed --plain --no-legend")).isEmpty();
		assertThat(instance.guest().run("journalctl -b -u osmanager -o cat --no-pager"))
			.contains("Ready; systemd is notified")
			.doesNotContain("WARN", "ERROR", "Exception", instance.cloud().cookie(), Cloud.PASSWORD);
		assertThat(instance.guest()
			.run("journalctl -b -u osmanager -p warning -o cat --no-pager -q")
			.lines()
			.filter((line) -> !line.contains("compat systemd cgroup"))).isEmpty();
	}

	@Test
	void theDocumentsThatItNamesAreThere() {
		assertThat(instance.guest()
			.run("cd /LuoYun && grep -oh 'share/doc/[a-z-]*[.]md' README.md conf/osmanager.properties | xargs ls"))
			.contains("share/doc/install.md", "share/doc/pages.md");
	}

	@Test
	void nothingIsLeftToBeDone() {
		assertThat(instance.guest().run("osmanager plan")).contains("password: unchanged", "ssh-keys: unchanged",
				"network: unchanged", "name-servers: unchanged");
	}

	@Test
	void theUnitIsInOrder() {
		assertThat(instance.guest().run("systemd-analyze verify --man=no osmanager.service 2>&1")).isEmpty();
	}

}
