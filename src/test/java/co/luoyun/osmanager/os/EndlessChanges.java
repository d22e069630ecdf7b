package co.luoyun.osmanager.os;

import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.instance.InstanceSettings;

/**
 * A program for {@link KilledWhileWritingTests}: goes from one configuration to the other
 * for ever.
 */
final class EndlessChanges {

	static final InstanceSettings ONE = settings("1", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8");

	static final InstanceSettings TWO = settings("2", "$1$abcdefgh$0123456789012345678901");

	private EndlessChanges() {
	}

	public static void main(String[] args) {
		Sandbox sandbox = new Sandbox(Path.of(args[0]));
		OsConfigurer one = sandbox.configurer(ONE, Sandbox.Properties.WITH_HOST_NAME);
		OsConfigurer two = sandbox.configurer(TWO, Sandbox.Properties.WITH_HOST_NAME);
		while (true) {
			one.configure();
			System.out.println("one");
			two.configure();
			System.out.println("two");
		}
	}

	private static InstanceSettings settings(String digit, String hash) {
		return Sandbox.settings(
				List.of(Sandbox.entry("52:54:00:12:34:56", List.of("192.168.1.6" + digit + "/24"), List.of())),
				List.of("192.168.1." + digit),
				List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f " + digit),
				hash, "i" + digit + ".example.org");
	}

}
