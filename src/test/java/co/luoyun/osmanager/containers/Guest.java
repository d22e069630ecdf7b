package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.github.dockerjava.api.model.Capability;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A whole system with systemd as its first process; switched off at first. */
public final class Guest extends GenericContainer<Guest> {

	private static final Set<Guest> RUNNING = ConcurrentHashMap.newKeySet();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	public Guest(String image) {
		super(DockerImageName.parse(image));
		withImagePullPolicy((name) -> false);
		withEnv("container", "docker");
		withTmpFs(Map.of("/run", "rw", "/run/lock", "rw"));
		withCreateContainerCmdModifier((create) -> {
			create.withTty(true);
			var host = create.getHostConfig();
			if (host != null) {
				host.withCgroupnsMode("private").withCapAdd(Capability.SYS_ADMIN, Capability.NET_ADMIN);
			}
		});
	}

	/** Every guest that is up. */
	static List<Guest> running() {
		return List.copyOf(RUNNING);
	}

	@Override
	public void start() {
		super.start();
		RUNNING.add(this);
	}

	@Override
	public void stop() {
		RUNNING.remove(this);
		super.stop();
	}

	/** Plugs in one more network cable. */
	void connect(Network network) {
		getDockerClient().connectToNetworkCmd().withContainerId(getContainerId()).withNetworkId(network.getId()).exec();
	}

	/** Puts a floppy disk in. */
	public void insert(byte[] floppy) {
		copyFileToContainer(Transferable.of(floppy), "/floppy.img");
	}

	/** Switches it on and waits until systemd has started everything. */
	public void boot() {
		run("touch /power-on");
		await().atMost(PATIENCE)
			.until(() -> attempt("systemctl is-system-running --wait").getStdout().strip(), Guest::isUp);
	}

	private static boolean isUp(String state) {
		return state.equals("running") || state.equals("degraded");
	}

	/** The MAC address of an interface. */
	String mac(String link) {
		return run("cat /sys/class/net/" + link + "/address");
	}

	/** Runs a shell command that must succeed, and gives what it says. */
	public String run(String script) {
		ExecResult result = attempt(script);
		assertThat(result.getExitCode())
			.as("exit code of %s, which said: %s%s", script, result.getStdout(), result.getStderr())
			.isZero();
		return result.getStdout().strip();
	}

	/** Runs a shell command. */
	public ExecResult attempt(String script) {
		try {
			return execInContainer("sh", "-c", script);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Running " + script + " failed: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	/** What the system logged, for a person. */
	public String journal() {
		String text = attempt(
				"journalctl -b --no-pager -o short-precise | grep -v 'compat systemd cgroup' | tail -n 250;"
						+ " systemctl --failed --no-pager; ip address; ip route; cat /etc/resolv.conf")
			.getStdout();
		return text.isBlank() ? getLogs() : text;
	}

}
