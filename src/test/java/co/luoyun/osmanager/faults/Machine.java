package co.luoyun.osmanager.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import co.luoyun.osmanager.containers.Guest;
import co.luoyun.osmanager.containers.TestImages;
import co.luoyun.osmanager.source.fat.FloppyImage;

import static org.awaitility.Awaitility.await;

/** The installed package in a whole system with systemd, seen from outside. */
final class Machine implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Guest guest = new Guest(TestImages.installed("systemd-networkd"));

	private String address = "";

	/** With a limit of its memory in bytes; 0 for none. */
	Machine(long memory) {
		if (memory > 0) {
			this.guest.withCreateContainerCmdModifier((create) -> {
				var host = create.getHostConfig();
				if (host != null) {
					host.withMemory(memory).withMemorySwap(memory);
				}
			});
		}
		this.guest.start();
		this.address = this.guest.getCurrentContainerInfo()
			.getNetworkSettings()
			.getNetworks()
			.values()
			.iterator()
			.next()
			.getIpAddress();
		// Its network is Docker's: the way in for whoever looks from outside.
		this.guest.run("touch /keep-addresses");
		this.guest.insert(FloppyImage.ofNode("""
				TAG=10
				KEY=015e33a8-787d-457e-b84d-c2a101a816e0
				CLC_IP=127.0.0.1
				JSON={"cookie": "a-cookie-of-a-test-machine"}
				""".getBytes(StandardCharsets.US_ASCII)));
	}

	Machine() {
		this(0);
	}

	Guest guest() {
		return this.guest;
	}

	/** Switches it on, and goes on at once. */
	Machine powerOn() {
		this.guest.run("touch /power-on");
		return this;
	}

	/** A script of the application. */
	Machine script(String name, String text) {
		this.guest.run("cat >/LuoYun/custom/scripts/" + name + " <<'EOF'\n" + text
				+ "EOF\nchmod 755 /LuoYun/custom/scripts/" + name);
		return this;
	}

	Machine setting(String line) {
		this.guest.run("echo '" + line + "' >>/LuoYun/conf/osmanager.properties");
		return this;
	}

	PageWatch watch() {
		return new PageWatch(this.address, 8080);
	}

	boolean answers() {
		return PageWatch.answers(this.address, 8080);
	}

	Machine awaitPage() {
		await().atMost(PATIENCE).until(this::answers);
		return this;
	}

	/** How much the service has logged since the boot. */
	long loggedBytes() {
		return Long.parseLong(this.guest.run("journalctl -b -u osmanager -o cat --no-pager | wc -c"));
	}

	String journal() {
		return this.guest.attempt("journalctl -b -u osmanager -o cat --no-pager | tail -n 40").getStdout();
	}

	/** What systemd knows of the service. */
	String show(String property) {
		return this.guest.run("systemctl show osmanager -p " + property + " --value");
	}

	@Override
	public void close() {
		this.guest.stop();
	}

}
